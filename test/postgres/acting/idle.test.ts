import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../support/until.ts';
import { actions, operated } from './operated.ts';

// The shipped action, but for its least time: nobody waits a minute here.
const impatient = actions.map((action) => ({
  ...action,
  guards: action.guards.map((guard) => ({ ...guard, rule: guard.rule.replace('>= 60.0', '>= 1.0') })),
}));

let world: Awaited<ReturnType<typeof operated>>;
beforeAll(async () => {
  world = await operated({ over: { actions: impatient } });
});
afterAll(() => world.close());

/** A session that did something in a transaction and then nothing. */
async function idle(application?: string): Promise<string> {
  const session = await world.session(application);
  await session.query('begin');
  return session.pid;
}

const idleFor = (seconds: number, count: number) =>
  until(
    () => world.tiers.ask('idle-tx', 'oltp', [`${seconds}s`]),
    (asked) => 'rows' in asked && asked.rows.filter(({ idle_s }) => Number(idle_s) >= seconds).length === count,
  );

test('the shipped action asks for a minute at least', () => {
  const rules = actions.find(({ name }) => name === 'kill-idle-tx')?.guards.map(({ rule }) => rule);
  expect(rules).toContain('args.over >= 60.0');
});

test('sessions idle in a transaction are ended together, but not those that nobody may end', async () => {
  const [one, other, backup] = [await idle(), await idle(), await idle('pg_dump')];
  await expect(world.acting.prepare('kill-idle-tx', 'oltp', ['0s'])).rejects.toThrow(/no session|a minute or more/);
  await idleFor(1, 3);
  const prepared = await world.acting.prepare('kill-idle-tx', 'oltp', ['1s']);
  expect(prepared).toMatchObject({
    approval: 'confirm',
    effect: expect.stringMatching(/^Sessions on oltp that are idle .* are ended, 2 of them/),
  });
  const performed = await world.acting.perform(prepared);
  expect(performed.outcome === 'done' && performed.rows.map(({ pid }) => String(pid)).sort()).toEqual(
    [one, other].sort(),
  );
  expect(await world.acting.verify(prepared)).toMatchObject({ holds: true });
  expect(await world.database.admin(`select pid from pg_stat_activity where pid = ${backup}`)).toHaveLength(1);
});

test('more than five take two people, and one that works again voids the list', async () => {
  const pids = [await idle(), await idle(), await idle(), await idle(), await idle()];
  const sixth = await world.session();
  await sixth.query('begin');
  await idleFor(1, 7);
  const prepared = await world.acting.prepare('kill-idle-tx', 'oltp', ['1s']);
  expect(prepared).toMatchObject({ approval: 'two-person', because: 'more than five sessions end at once' });
  await sixth.query('select 1');
  expect(await world.acting.perform(prepared)).toMatchObject({ outcome: 'gone' });
  const left = await world.database.admin(`select from pg_stat_activity where pid in (${[...pids, sixth.pid].join()})`);
  expect(left).toHaveLength(6);
});
