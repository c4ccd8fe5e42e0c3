import { expect, test } from 'vitest';
import { limitsFinding } from '../../src/doctor/limits.ts';
import { backlog, watched } from '../watch/watched.ts';

const misspelt = { ...backlog, name: 'misspelt', when: { kind: 'rule', rule: 'row.redy > 100.0' } } as const;

test('the doctor names each limit that nobody can judge, with its rule and column', async () => {
  const { bot } = await watched();
  const { tiers } = bot().settings;
  expect(await limitsFinding(tiers, [backlog])).toMatchObject({ what: 'limits', state: 'ok' });
  expect(await limitsFinding(tiers, [backlog, misspelt])).toEqual({
    what: 'limits',
    state: 'warning',
    says: expect.stringMatching(
      /^1 can't be judged now and open nothing: misspelt on queue: `row\.redy > 100\.0` does not fit .*redy/,
    ),
  });
});

test('a question that the tier can’t answer leaves its limit unjudged, and silence is told elsewhere', async () => {
  const { bot, admin } = await watched();
  await admin('drop table waiting');
  const { says } = await limitsFinding(bot().settings.tiers, [backlog]);
  expect(says).toMatch(/^1 can't be judged now and open nothing: queue-backlog on queue: .*waiting/);
  const away = bot({}, 'postgres://nobody@127.0.0.1:1/queue').settings.tiers;
  expect(await limitsFinding(away, [backlog])).toMatchObject({ state: 'ok' });
});
