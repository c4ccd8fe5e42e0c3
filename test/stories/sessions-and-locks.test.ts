import { afterAll, expect, test } from 'vitest';
import { until } from '../support/until.ts';
import { scene } from './scene.ts';
import { session } from './session.ts';

const { ana, bo, oltp, application } = await scene({ rough: true });

// An import that died in the middle: it begins first, because a minute has to pass before anybody may end it.
const imports = await Promise.all([1, 2].map(() => session(application, 'import', afterAll)));
for (const one of imports) await one.says('begin; select count(*) from leads');

const change = (lead: number) => `update leads set name = 'Somebody' where email = 'lead${lead}@example.com'`;

/** Billing changes a lead and forgets to commit; the API wants the same lead. */
async function forgotten() {
  const billing = await session(application, 'billing');
  await billing.says(`begin isolation level repeatable read; ${change(1)}`);
  const api = await session(application, 'api');
  const freed = api.says(change(1));
  await until(
    () => oltp(`select 1 from pg_stat_activity where pid = ${api.pid} and wait_event_type = 'Lock'`),
    (rows) => rows.length > 0,
  );
  return { billing, api, freed };
}

test('a transaction that somebody left open is found by whom it keeps waiting, and ended from there', async () => {
  const { billing, api, freed } = await forgotten();
  const health = await ana.asks('/db health oltp');
  expect(health).toMatch(/^HEALTH · OLTP: \S+ WARNING[\s\S]*lock_waiters [1-9]/);

  const waits = await ana.asks('/db waits oltp');
  expect(waits).toMatch(/Lock[\s\S]*transactionid/);
  const active = await ana.asks('/db active oltp');
  expect(active).toContain('Lock:transactionid');
  expect(active).toContain(`[ cancel ${api.pid} ]`);
  const one = await ana.asks(`/db session oltp ${billing.pid}`);
  expect(one).toMatch(/WARNING[\s\S]*waiting_for_it 1/);

  const idle = await ana.asks('/db idle-tx oltp');
  expect(idle).toMatch(/^IDLE-TX · OLTP: \S+ CRITICAL[\s\S]*blocks_others yes/);
  expect(idle).toContain('billing');
  // The statement is shown, what it says of a customer is not.
  expect(idle).toContain("update leads set name = '?'");
  await ana.presses(`terminate ${billing.pid}`, /IDLE-TX/);
  await ana.presses(`terminate oltp ${billing.pid}`, /its open transaction is rolled back/);
  await ana.isTold(/Verified/);
  expect(await freed).toBe('done');
});

test('who holds back vacuum, and for how long, is told by its session', async () => {
  const { billing } = await forgotten();
  expect(await bo.asks('/db xmin oltp')).toContain(`pid ${billing.pid} billing`);
  const long = await bo.asks('/db long oltp 0s');
  expect(long).toContain(billing.pid);
  for (const { pid } of imports) expect(long).toContain(pid);
});

test('connections are counted by who holds them, and a leak is one that does nothing for too long', async () => {
  // A second row, whoever else is on the server: one alone is no table.
  await session(application, 'shop');
  expect(await bo.asks('/db connections oltp')).toMatch(/app_user +import +127\.0\.0\.1 +idle in transaction +2 /);
  expect(await bo.asks('/db sessions oltp')).toMatch(/app_user +127\.0\.0\.1 +import +no /);
  const leaks = await until(
    () => bo.asks('/db leaks oltp 30min 1s 1h'),
    (answer) => answer.includes('import'),
  );
  expect(leaks).toMatch(/WARNING[\s\S]*in_state_s [1-9][\s\S]*\[ terminate \d+ \]/);
  expect(await bo.asks('/db room oltp')).toMatch(/OK[\s\S]*usable/);
});

test('a deadlock is told as new when it has happened since the tier was asked before', async () => {
  expect(await bo.asks('/db errors oltp')).not.toContain('new_deadlocks 1');
  const [one, other] = [await session(application, 'api'), await session(application, 'api')];
  await one.says(`begin; ${change(11)}`);
  await other.says(`begin; ${change(12)}`);
  const both = await Promise.all([one.says(change(12)), other.says(change(11))]);
  expect(both.sort()).toEqual(['deadlock detected', 'done']);
  for (const { says } of [one, other]) await says('rollback');
  const errors = await until(
    () => bo.asks('/db errors oltp'),
    (answer) => answer.includes('new_deadlocks 1'),
  );
  expect(errors).toMatch(/WARNING[\s\S]*warning: new_deadlocks 1,/);
});

test('a statement that is slow stands first among the slow ones, without its literals', async () => {
  const report = await session(application, 'report');
  await report.says("select pg_sleep(1), 'the-secret-of-a-customer'");
  const slow = await ana.asks('/db slow oltp 1 mean');
  expect(slow).toMatch(/WARNING[\s\S]*mean_ms[\s\S]*select pg_sleep\(\$1\), \$2/);
  expect(slow).not.toContain('the-secret-of-a-customer');
});

test('sessions that sit in a transaction for a minute are ended together, and nobody else', async () => {
  const left = `61 - extract(epoch from clock_timestamp() - state_change)`;
  await oltp(`select pg_sleep(greatest(0, ${left})) from pg_stat_activity where pid = ${imports[1]?.pid}`);
  const young = await session(application, 'import');
  await young.says('begin');

  expect(await ana.asks('/db kill-idle-tx oltp 10s')).toContain('the time has to be a minute or more');
  expect(await ana.asks('/db idle-tx oltp')).not.toContain('[ kill-idle-tx');
  expect(await ana.asks('/db idle-tx oltp 1min')).toContain('\n[ kill-idle-tx 60s ]\n');
  await ana.presses('kill-idle-tx 60s', /IDLE-TX/);
  await ana.isTold(/idle in a transaction for more than 60s are ended/);
  await ana.presses('kill-idle-tx oltp 60s', /are ended/);
  expect(await ana.isTold(/Verified/)).toMatch(/done at \S+, 2 rows/);
  for (const { says } of imports) expect(await says('select 1')).toMatch(/terminat|connection/i);
  expect(await young.says('commit')).toBe('done');
});
