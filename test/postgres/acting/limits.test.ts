import { afterEach, expect, test } from 'vitest';
import { actionsFrom } from '../../../src/tiers/actions.ts';
import { startProxy } from '../../support/proxy.ts';
import { until } from '../../support/until.ts';
import { allTiers } from '../reader.ts';
import { operated, questions } from './operated.ts';

const action = (statement: string, ...lines: string[]) => ({
  name: 'actions/try.sql',
  content: [
    '-- Try something.',
    '-- tiers: all',
    '-- approval: confirm',
    '-- effect: Something is tried.',
    '-- guard: room: row.usable > 0.0',
    '-- seen: usable',
    ...(lines.some((line) => line.startsWith('-- limit')) ? lines : ['-- limit: 1 s', ...lines]),
    statement,
  ].join('\n'),
});

let close: () => Promise<unknown> = async () => undefined;
afterEach(() => close());

async function trying(statement: string, way?: (url: string) => Promise<string>, ...lines: string[]) {
  const { actions, problems } = actionsFrom([action(statement, ...lines)], allTiers, questions);
  expect(problems).toEqual([]);
  const world = await operated({ over: { actions }, ...(way && { way }) });
  close = world.close;
  return { world, prepared: await world.acting.prepare('try', 'oltp', []) };
}

test('what changes no row is gone, although the guards held', async () => {
  const { world, prepared } = await trying('select 1 where false');
  expect(await world.acting.perform(prepared)).toMatchObject({
    outcome: 'gone',
    why: expect.stringMatching(/^It changed nothing/),
  });
});

test('a statement that takes too long is stopped by the server, and has changed nothing', async () => {
  const { world, prepared } = await trying('select pg_sleep(30)');
  expect(await world.acting.perform(prepared)).toMatchObject({
    outcome: 'failed',
    error: expect.stringContaining('statement timeout (57014)'),
  });
});

test('a line that goes silent is unknown soon after the limit, and is not waited for', async () => {
  const made: { proxy?: Awaited<ReturnType<typeof startProxy>> } = {};
  const way = async (url: string) => {
    made.proxy = await startProxy(url);
    return made.proxy.url;
  };
  const { world, prepared } = await trying('select pg_sleep(3)', way, '-- limit: 4 s');
  const performed = world.acting.perform(prepared);
  await until(
    () =>
      world.database.admin(
        "select from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()",
      ),
    (rows) => rows.length > 0,
  );
  await made.proxy?.set('hang');
  expect(await performed).toMatchObject({ outcome: 'unknown', error: expect.stringContaining('it may have happened') });
  await made.proxy?.close();
});

test('a statement that the server wrote is sent alone, also when it looks like two', async () => {
  const { world, prepared } = await trying(
    "select concat('analyze leads', chr(59), ' analyze jobs')",
    undefined,
    '-- builds: yes',
  );
  expect(await world.acting.perform(prepared)).toMatchObject({
    outcome: 'failed',
    error: expect.stringContaining('cannot insert multiple commands into a prepared statement (42601)'),
  });
});

test('a rule that cannot be evaluated lets nothing happen', async () => {
  const { actions } = actionsFrom(
    [{ ...action('select 1'), content: action('select 1').content.replace('row.usable > 0.0', 'row.usuable > 0.0') }],
    allTiers,
    questions,
  );
  const world = await operated({ over: { actions } });
  close = world.close;
  await expect(world.acting.prepare('try', 'oltp', [])).rejects.toThrow(
    /can't be evaluated over `room`: No such key: usuable/,
  );
});
