import { expect, test } from 'vitest';
import { until } from '../support/until.ts';
import { scene } from './scene.ts';
import { session } from './session.ts';

const { ana, bo, oltp, application, room } = await scene({ rough: true });

await ana.asks('/db open database-outage oltp Nothing moves');
for (const one of [ana, bo]) await one.goesTo(await room(1));

const lock = 'lock table public.leads in access exclusive mode';

/** Somebody who holds the table, and one who waits for it. */
async function pileUp(name: string, rootSays: string) {
  const root = await session(application, name);
  const ended = root.says(rootSays);
  const waiter = await session(application, 'api');
  await until(
    () => oltp(`select 1 from pg_locks where pid = ${root.pid} and mode = 'AccessExclusiveLock' and granted`),
    (rows) => rows.length > 0,
  );
  const freed = waiter.says(`begin; ${lock}; commit`);
  await until(
    () => oltp(`select 1 from pg_stat_activity where pid = ${waiter.pid} and wait_event_type = 'Lock'`),
    (rows) => rows.length > 0,
  );
  return { pid: root.pid, ended, freed };
}

test('ana asks who blocks whom, ends the root, and bo reads in the timeline what was done', async () => {
  const { pid, ended, freed } = await pileUp('billing', `begin; ${lock}; select pg_sleep(600)`);
  const tree = await ana.asks('/db blocking oltp');
  expect(tree).toContain(`ending ${pid} frees 1`);
  expect(tree).toMatch(/└ \d+ app_user \(api\) waits [\d.]+ s for relation\/AccessExclusiveLock on leads/);
  await ana.presses(`cancel ${pid}`);
  await ana.isTold(new RegExp(`The statement that session ${pid} of app_user runs on oltp is cancelled`));
  await ana.presses(`cancel oltp ${pid}`);
  expect(await ana.isTold(/Verified/)).toContain('There are no rows.');
  expect(await ended).toMatch(/user request/);
  expect(await freed).toBe('done');
  const timeline = await bo.asks('/db timeline 1');
  expect(timeline).toMatch(new RegExp(`@ana asked for cancel oltp ${pid} \\d+ \\d+ \\(action 1\\)`));
  expect(timeline).toContain('Action 1 is done, 1 row.');
  expect(timeline).toContain('After action 1: the session no longer runs that statement');
  await bo.reads(/CANCEL · OLTP[\s\S]*done/);
});

test('what runs nothing can only be ended, and the next who waits has the table', async () => {
  const { pid, freed } = await pileUp('billing', `begin; ${lock}`);
  expect(await ana.asks('/db blocking oltp')).toContain('idle in transaction');
  expect(ana.buttons(new RegExp(`ending ${pid} frees`))).not.toContain(`cancel ${pid}`);
  await ana.presses(`terminate ${pid}`);
  await ana.presses(`terminate oltp ${pid}`, /is ended/);
  await ana.isTold(/Verified/);
  expect(await freed).toBe('done');
});

test('a backup that blocks has no button', async () => {
  const { pid, ended } = await pileUp('pg_dump', `begin; ${lock}`);
  expect(await ana.asks('/db blocking oltp')).toContain(`ending ${pid} frees 1`);
  expect(ana.buttons(new RegExp(`ending ${pid} frees`)).filter((label) => label.includes(pid))).toEqual([]);
  expect(await ana.asks(`/db terminate oltp ${pid}`)).toContain('no action touches a session of this application');
  expect(await ended).toBe('done');
});

test('ending a migration takes two people: bo reads what it does and approves it, and it is done once', async () => {
  const { pid, freed } = await pileUp('flyway', `begin; ${lock}`);
  expect(await ana.asks(`/db terminate oltp ${pid}`)).toContain(
    'This needs a second person: a migration sits behind this application.',
  );
  const request = new RegExp(`Session ${pid} of app_user on oltp is ended[\\s\\S]*waits for a second person`);
  const shown = await bo.reads(request);
  for (const word of ['pg_terminate_backend', 'It would change', 'It was not tried before', 'app_user'])
    expect(shown).toContain(word);
  await ana.presses('Approve', request);
  await ana.isTold(/You asked for this, so somebody else approves it/);
  await bo.presses('Approve', request);
  await bo.isTold(/Verified/);
  expect(await freed).toBe('done');
  expect(await ana.asks('/db timeline 1')).toMatch(/@bo approved action \d+\./);
});

test('what changed between asking and approving voids it, and both can read why', async () => {
  const { pid } = await pileUp('flyway', `begin; ${lock}`);
  await ana.asks(`/db terminate oltp ${pid}`);
  await oltp(`select pg_terminate_backend(${pid})`);
  await until(
    () => oltp(`select 1 from pg_stat_activity where pid = ${pid}`),
    (rows) => rows.length === 0,
  );
  await bo.presses('Approve', new RegExp(`Session ${pid} of`));
  await bo.isTold(/Nothing was done, because it is not as it was: .*there is no such session in this database/);
  await ana.reads(new RegExp(`Session ${pid} of[\\s\\S]*void since`));
});
