import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../support/until.ts';
import { operated } from './operated.ts';

let world: Awaited<ReturnType<typeof operated>>;
beforeAll(async () => {
  world = await operated();
});
afterAll(() => world.close());

/** A session that waits for a long statement, and the statement's end. */
async function busy(application?: string) {
  const session = await world.session(application);
  const ended = session.query(sleeping).then(
    () => 'done',
    (error: Error) => error.message,
  );
  await running(session.pid, sleeping);
  return { session, pid: session.pid, ended };
}

const sleeping = 'select pg_sleep(60)';
const running = (pid: string, statement: string) =>
  until(
    () => world.database.admin(`select state, query from pg_stat_activity where pid = ${pid}`),
    ([row]) => row?.state === 'active' && row.query === statement,
  );

test('a statement is cancelled, and the session stays', async () => {
  const { pid, ended, session } = await busy();
  const prepared = await world.acting.prepare('cancel', 'oltp', [pid]);
  expect(prepared).toMatchObject({
    effect: `The statement that session ${pid} of shopper runs on oltp is cancelled and its open transaction aborts; the session stays.`,
    approval: 'confirm',
    seen: [{ role: 'shopper', app: 'shop', state: 'active' }],
  });
  expect(prepared.arguments).toEqual([pid, expect.stringMatching(/^\d{16}$/), expect.stringMatching(/^\d{16}$/)]);
  expect(await world.acting.perform(prepared)).toMatchObject({ outcome: 'done', rows: [{ pid: Number(pid) }] });
  expect(await ended).toMatch(/user request/);
  expect(await world.acting.verify(prepared)).toMatchObject({ holds: true });
  expect((await session.query('select 1 as still')).rows).toEqual([{ still: 1 }]);
});

test('the next statement of the same session is not cancelled in the place of the one that was seen', async () => {
  const { pid, ended, session } = await busy();
  const prepared = await world.acting.prepare('cancel', 'oltp', [pid]);
  await world.database.admin(`select pg_cancel_backend(${pid})`);
  await ended;
  // Another one to look at: a client is told of its end before the server shows it no more.
  const another = 'select pg_sleep(61)';
  const next = session.query(another).catch((error: Error) => error.message);
  await running(pid, another);
  const performed = await world.acting.perform(prepared);
  expect(performed).toMatchObject({
    outcome: 'gone',
    why: expect.stringMatching(/query_us was \d{16} .* is \d{16} now/),
  });
  await world.database.admin(`select pg_cancel_backend(${pid})`);
  await next;
});

test('the statement itself names the session by its microsecond, so that a reused number ends nobody', async () => {
  const { pid } = await busy();
  const prepared = await world.acting.prepare('terminate', 'oltp', [pid]);
  const began = BigInt(prepared.arguments[1] ?? 0);
  const kill = (us: string) =>
    world.database.admin(
      prepared.statement.replaceAll('$1', pid).replaceAll('$2', us).replace('pid <> pg_backend_pid()', 'true'),
    );
  const sameMillisecond = (began / 1000n) * 1000n + ((began + 500n) % 1000n);
  for (const other of [began + 1n, sameMillisecond]) expect(await kill(String(other))).toEqual([]);
  expect(await kill(String(began))).toEqual([{ pid: Number(pid) }]);
});

test('the statement itself names what the session runs, so that the next one is not cancelled instead', async () => {
  const { pid, ended } = await busy();
  const { statement, arguments: given } = await world.acting.prepare('cancel', 'oltp', [pid]);
  const [, began = '', query = ''] = given;
  const cancel = (backendUs: string, queryUs: string) =>
    world.database.admin(
      [pid, backendUs, queryUs].reduce((sql, value, index) => sql.replaceAll(`$${index + 1}`, value), statement),
    );
  expect(await cancel(began, String(BigInt(query) + 1n))).toEqual([]);
  expect(await cancel(String(BigInt(began) + 1n), query)).toEqual([]);
  expect(await cancel(began, query)).toEqual([{ pid: Number(pid) }]);
  expect(await ended).toMatch(/user request/);
});

test('a session is ended, and a second press finds it gone', async () => {
  const { pid, ended } = await busy();
  const prepared = await world.acting.prepare('terminate', 'oltp', [pid]);
  expect(await world.acting.perform(prepared)).toMatchObject({ outcome: 'done' });
  expect(await ended).toMatch(/terminated|administrator|closed/);
  expect(await world.acting.verify(prepared)).toMatchObject({ holds: true, why: 'the session is gone' });
  expect(await world.acting.perform(prepared)).toMatchObject({
    outcome: 'gone',
    why: expect.stringContaining('there is no such session in this database'),
  });
});

test('a session that runs nothing has nothing to cancel', async () => {
  const { pid } = await world.session();
  await expect(world.acting.prepare('cancel', 'oltp', [pid])).rejects.toThrow(
    '`cancel` is not done on oltp: it runs nothing now, so there is nothing to cancel (state idle).',
  );
});

test('a backup is not ended, and what is no session of a client neither', async () => {
  const { pid } = await busy('pg_dump');
  await expect(world.acting.prepare('terminate', 'oltp', [pid])).rejects.toThrow(
    /no action touches .* \(app pg_dump\)/,
  );
  const [row] = await world.database.admin("select pid from pg_stat_activity where backend_type = 'checkpointer'");
  await expect(world.acting.prepare('terminate', 'oltp', [String(row?.pid)])).rejects.toThrow(
    /backend_type checkpointer/,
  );
});

test('ending a migration takes two people', async () => {
  const { pid } = await busy('flyway');
  const prepared = await world.acting.prepare('terminate', 'oltp', [pid]);
  expect(prepared).toMatchObject({ approval: 'two-person', because: 'a migration sits behind this application' });
});
