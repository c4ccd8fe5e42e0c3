import { expect, test } from 'vitest';
import { tierOf } from './acting.ts';
import { desk } from './desk.ts';

/** An incident whose checklist has a step that builds something, in a room of its own. */
async function underWay(action: string[]) {
  const tier = tierOf();
  const bot = desk(tier);
  const steps = [
    { number: 1, title: 'Build it', action },
    { number: 2, title: 'Ask who deployed' },
  ];
  const { stream, lease } = await bot.opens({}, { name: 'build', title: 'Build something', hash: 'a1', steps });
  await bot.records(stream, 'bot', { type: 'room opened', attempt: 'room/1', room: { channel: 'C-INC' } });
  return { ...bot, tier, stream, shows: () => bot.tends(stream, lease) };
}

test('what is done through a runbook only is no command, and the step asks for it', async () => {
  const { says, shows, chat, tier, tells, stream } = await underWay(['build', 'oltp', 'by_name']);
  expect(await says('ana', 'build oltp by_name', 'C-INC')).toContain(
    'build is done through the steps of a runbook, and no other way.',
  );
  await shows();
  expect(JSON.stringify(chat.shown('C-INC'))).toContain('"words":["do","1","1"]');
  expect(await says('ana', 'do 1 1', 'C-INC')).toMatch(
    /^This needs a second person\. Nothing has happened yet: .* Then: It does build by_name\.$/,
  );
  expect(await says('bo', 'approve 1 1', 'C-INC')).toMatch(/done at/);
  expect(tier.done).toBe(1);
  expect((await tells(stream)).join('\n')).toMatch(/u-ana asked for build oltp by_name \(action 1\)/);
});

test('what the runbook leaves open is said behind the step, and asked for when it is not', async () => {
  const { says } = await underWay(['build']);
  expect(await says('ana', 'do 1 1', 'C-INC')).toMatch(/It can be done on oltp, queue[\s\S]*oltp: \/db do 1 1 oltp/);
  expect(await says('ana', 'do 1 1 queue', 'C-INC')).toMatch(
    /build needs index\. Usage: \/db do 1 1 queue <index>[\s\S]*Say index: \/db do 1 1 queue/,
  );
  expect(await says('ana', 'do 1 1 queue by_name', 'C-INC')).toContain('It does build by_name.');
});

test('asked for again, it is asked for by the step', async () => {
  const { says, clock } = await underWay(['build', 'oltp']);
  await says('ana', 'do 1 1 by_name', 'C-INC');
  clock.advance(600_000);
  expect(await says('bo', 'approve 1 1', 'C-INC')).toMatch(/too old[\s\S]*Ask for it again: \/db do 1 1 by_name/);
  expect(await says('ana', 'actions')).toContain('build oltp by_name');
  expect(await says('bo', 'do 1 2', 'C-INC')).toContain('does nothing to a tier by itself');
});

test('a member does nothing through a runbook', async () => {
  const { says, tier } = await underWay(['build', 'oltp', 'by_name']);
  expect(await says('dee', 'do 1 1', 'C-INC')).toContain('/db do is not for you');
  expect(tier.done).toBe(0);
});
