import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { journalRoles, tierRoles } from '../../src/postgres/roles.ts';
import { type TestDatabase, testDatabase } from '../support/postgres.ts';
import { changeLogins, readerUrl, withLogin } from './reader.ts';

let database: TestDatabase;
let reader: pg.Client;

beforeAll(async () => {
  database = await testDatabase('roles');
  await database.admin(
    'create table jobs (id int); create table connection_pool_config (tier text, min_connections int, max_connections int, updated_at timestamptz); create table secrets (id int)',
  );
  reader = new pg.Client({
    connectionString: await readerUrl(database, ['jobs', 'connection_pool_config', 'nowhere']),
  });
  await reader.connect();
});
afterAll(async () => {
  await reader.end();
  await database.drop();
});

test('the reader reads what questions read, and no more', async () => {
  expect((await reader.query('select * from jobs')).rows).toEqual([]);
  await expect(reader.query('select * from secrets')).rejects.toMatchObject({ code: '42501' });
  await expect(reader.query('select rolpassword from pg_authid')).rejects.toMatchObject({ code: '42501' });
});

test('the reader changes nothing, also when it talks itself out of read only', async () => {
  await expect(reader.query('insert into jobs values (1)')).rejects.toMatchObject({ code: '25006' });
  await expect(reader.query('begin read write; insert into jobs values (1)')).rejects.toMatchObject({ code: '42501' });
  await reader.query('rollback');
});

test('the reader sees what others run and cannot end them', async () => {
  const other = new pg.Client({ connectionString: database.url });
  await other.connect();
  const { rows } = await other.query<{ pid: number }>('select pg_backend_pid() as pid');
  const pid = rows[0]?.pid;
  const seen = await reader.query('select query from pg_stat_activity where pid = $1', [pid]);
  expect(seen.rows).toEqual([{ query: 'select pg_backend_pid() as pid' }]);
  await expect(reader.query('select pg_terminate_backend($1)', [pid])).rejects.toMatchObject({ code: '42501' });
  await other.end();
});

test('a limit stands on the login itself', async () => {
  const { rows } = await reader.query(
    "select current_setting('statement_timeout') as s, current_setting('lock_timeout') as l, rolsuper as x from pg_roles where rolname = current_user",
  );
  expect(rows).toEqual([{ s: '5s', l: '500ms', x: false }]);
  // Nobody commits it: the logins of all tests have room for more.
  const asMade = `begin; lock table pg_authid in exclusive mode; ${tierRoles([])}
    select rolname as login, rolconnlimit as most from pg_roles where rolname in ('dbops_op', 'dbops_ro') order by login`;
  expect(await database.admin(asMade)).toEqual([
    { login: 'dbops_op', most: 10 },
    { login: 'dbops_ro', most: 10 },
  ]);
});

test('the operator changes the size of a pool, not its tier', async () => {
  const may = "select has_column_privilege('dbops_op', 'connection_pool_config', $1, 'update') as may";
  for (const [column, allowed] of [
    ['max_connections', true],
    ['updated_at', true],
    ['tier', false],
  ] as const) {
    expect((await reader.query(may, [column])).rows).toEqual([{ may: allowed }]);
  }
});

test('what the operator was granted beyond its columns is taken back when the text is run again', async () => {
  await database.admin('grant select, update on connection_pool_config to dbops_op');
  await readerUrl(database);
  const may = `select has_table_privilege('dbops_op', 'connection_pool_config', 'update') as whole,
    has_column_privilege('dbops_op', 'connection_pool_config', 'max_connections', 'update') as size`;
  expect((await reader.query(may)).rows).toEqual([{ whole: false, size: true }]);
});

test('what the settings no longer name is taken back, the whole table of it too', async () => {
  await database.admin('grant insert (id) on jobs to dbops_op; grant update on secrets to dbops_op');
  await readerUrl(database);
  const may = `select has_any_column_privilege('dbops_op', 'jobs', 'insert') as adds,
    has_any_column_privilege('dbops_op', 'secrets', 'update') as changes`;
  expect((await reader.query(may)).rows).toEqual([{ adds: false, changes: false }]);
});

test('both texts can be run again', async () => {
  await readerUrl(database, ['jobs']);
  for (const _ of [1, 2]) await changeLogins(database, `${journalRoles()} alter role rookery password 'pw'`);
  const bot = new pg.Client({ connectionString: withLogin(database.url, 'rookery', 'pw') });
  await bot.connect();
  await expect(bot.query('create table mine (n int)')).rejects.toMatchObject({ code: '42501' });
  await bot.end();
});
