import { expect, test } from 'vitest';
import { scene } from './scene.ts';

const { bo, kim, slack } = await scene();

test('no words at all are a cry for help', async () => {
  expect(await bo.asks('/db')).toMatch(/^WHAT YOU CAN DO WITH \/DB/);
});

test.each([
  ['3,000 letters', 'x'.repeat(3000), /^There is no command “x{40}”\./],
  ['emoji', '🔥🔥🔥', /^There is no command “🔥🔥🔥”\./],
  ['smart quotes', '“pools” “oltp”', /^POOLS · OLTP/],
  ['NUL', 'pools\u0000 ol\u0000tp', /^POOLS · OLTP/],
  ['SQL', 'pools oltp; drop table tenants', /^“oltp;” is not a tier that pools can be asked of; did you mean oltp\?/],
  ['SQL as an argument', `content-days content "1d'; drop table x"`, /a span of time such as/],
  ['a tier that is none', 'ping moon', /^“moon” is not a tier/],
])('%s are answered with a sentence', async (_, words, answer) => {
  expect(await bo.asks(`/db ${words}`)).toMatch(answer);
});

test('nobody is pinged by what somebody types', async () => {
  await bo.asks('/db open performance-degradation low oltp @channel <!here> “all” 🔥');
  await kim.reads(/INCIDENT 1/);
  await bo.asks('/db note 1 <!channel> see <@U0000001>, @everyone');
  expect(await bo.asks('/db timeline 1')).toMatch(/@everyone/);
  const said = slack.log.entries.filter(({ kind }) => kind === 'posted' || kind === 'updated');
  expect(JSON.stringify(said)).not.toMatch(/<!(channel|here|everyone)/);
});

test('what is too long to keep is refused with how much can be kept', async () => {
  expect(await bo.asks(`/db note 1 ${'x'.repeat(3100)}`)).toBe(
    'The note has 3100 characters; at most 3000 can be kept. Shorten it.',
  );
});
