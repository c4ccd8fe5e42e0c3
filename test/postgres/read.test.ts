import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Connection, connect } from '../../src/postgres/connection.ts';
import { Overdue, read, TooLarge } from '../../src/postgres/read.ts';
import { type TestDatabase, testDatabase } from '../support/postgres.ts';
import { until } from '../support/until.ts';

// As superuser: what the login may not do anyway is not what these tests are about.
let database: TestDatabase;
let connection: Connection;

beforeAll(async () => {
  database = await testDatabase('read');
  await database.admin('create table kept (n int)');
});
afterAll(() => database.drop());
beforeEach(async () => {
  connection = await connect(database.url, 5000);
});
afterEach(() => connection.destroy());

const caps = { limitMs: 5000, rows: 100, bytes: 1_000_000 };
const patience = () => AbortSignal.timeout(20_000);
const run = (sql: string, values: readonly (string | null)[] = [], limits = {}) =>
  read(connection, sql, values, { ...caps, ...limits }, patience());

test('two statements in one text are refused by the protocol, arguments or not', async () => {
  await expect(run('select 1; select 2')).rejects.toMatchObject({ code: '42601' });
  await expect(run('select $1::text; commit; drop table kept', ['x'])).rejects.toMatchObject({ code: '42601' });
  expect((await run('select count(*) from kept')).rows).toEqual([['0']]);
});

test('nothing can be written', async () => {
  await expect(run('insert into kept values (1) returning n')).rejects.toMatchObject({ code: '25006' });
});

test('an argument is a value, whatever it says', async () => {
  expect((await run('select $1::text', ["'; drop table kept; --"])).rows).toEqual([["'; drop table kept; --"]]);
});

test('a limit that one statement lifted holds for the next', async () => {
  await run("select set_config('statement_timeout', '0', false), set_config('lock_timeout', '0', false)");
  await expect(run('select pg_sleep(20)', [], { limitMs: 200 })).rejects.toMatchObject({ code: '57014' });
  expect((await run("select current_setting('statement_timeout'), current_setting('lock_timeout')")).rows).toEqual([
    ['5s', '500ms'],
  ]);
});

test('a statement is one transaction that commits: the share of rollbacks does not grow', async () => {
  const counts = async (): Promise<{ commits: number; rollbacks: number }> => {
    const rows = await database.admin(
      'select xact_commit::int as commits, xact_rollback::int as rollbacks from pg_stat_database where datname = current_database()',
    );
    return { commits: Number(rows[0]?.commits), rollbacks: Number(rows[0]?.rollbacks) };
  };
  // What a session counted is told at its end at the latest, and those of the tests before may still be ending.
  const others = `select from pg_stat_activity where datname = current_database() and backend_type = 'client backend'
    and pid not in (pg_backend_pid(), ${connection.backend.processID})`;
  await until(
    () => database.admin(others),
    (rows) => rows.length === 0,
  );
  const before = await counts();
  for (let time = 0; time < 50; time += 1) await run('select 1');
  connection.destroy();
  const after = await until(counts, ({ commits }) => commits >= before.commits + 50);
  expect(after.rollbacks).toBe(before.rollbacks);
});

test('each statement sees the present, not the start of an older transaction', async () => {
  const moment = async () => (await run('select now()::text')).rows;
  expect(await moment()).not.toEqual(await moment());
  // Who is connected is frozen within a transaction, from the first look on.
  const others = async () =>
    (await run("select count(*) from pg_stat_activity where application_name = 'late-comer'")).rows;
  expect(await others()).toEqual([['0']]);
  const late = new pg.Client({ connectionString: database.url, application_name: 'late-comer' });
  await late.connect();
  expect(await others()).toEqual([['1']]);
  await late.end();
});

test('a function of the same name in public is not called in place of the built-in', async () => {
  await database.admin(
    "create or replace function public.round(numeric, int) returns numeric language sql as 'select 666.0'",
  );
  expect((await run('select round(1.25::numeric, 1)')).rows).toEqual([['1.3']]);
});

test('a lock that is not given within half a second is not waited for', async () => {
  const holder = new pg.Client({ connectionString: database.url });
  await holder.connect();
  await holder.query('begin; lock table kept');
  await expect(run('select * from kept')).rejects.toMatchObject({ code: '55P03' });
  await holder.end();
  expect((await run('select count(*) from kept')).rows).toEqual([['0']]);
});

test('a statement beyond the deadline is stopped on the server, and its connection is gone', async () => {
  const deadline = new AbortController();
  const reading = read(connection, 'select pg_sleep(3600)', [], { ...caps, limitMs: 0 }, deadline.signal);
  const overdue = expect(reading).rejects.toBeInstanceOf(Overdue);
  const running = (count: number) =>
    until(
      () =>
        database.admin(`select from pg_stat_activity where query = 'select pg_sleep(3600)' and state = 'active'
        and datname = current_database()`),
      (rows) => rows.length === count,
    );
  // A statement that has not begun yet is not stopped: it would begin after that.
  await running(1);
  deadline.abort();
  await overdue;
  expect(connection.lost()).toBe(true);
  await running(0);
});

test('rows beyond the cap are cut off, and the server stops making them', async () => {
  const cut = await run('select generate_series(1, 1000000000)', [], { rows: 3, limitMs: 20_000 });
  expect(cut).toMatchObject({ rows: [['1'], ['2'], ['3']], truncated: true });
});

test('one enormous value does not become the bot’s memory', async () => {
  await expect(run("select repeat('x', 10000000)", [], { limitMs: 20_000 })).rejects.toBeInstanceOf(TooLarge);
  expect(connection.lost()).toBe(true);
});

test('a warning of the server is kept beside the rows', async () => {
  await database.admin(
    "create or replace function warns() returns int language plpgsql as $$ begin raise warning 'skipping'; return 1; end $$",
  );
  expect((await run('select warns()')).notices).toEqual(['WARNING: skipping']);
  expect((await run('select 1')).notices).toEqual([]);
});
