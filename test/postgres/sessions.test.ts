import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTiers, type PostgresTiers } from '../../src/postgres/tiers.ts';
import { loadQuestions } from '../../src/tiers/questions.ts';
import { type Answer, answered } from '../../src/tiers/tiers.ts';
import { type TestDatabase, testDatabase } from '../support/postgres.ts';
import { until } from '../support/until.ts';
import { readerUrl, tiersWith } from './reader.ts';

let database: TestDatabase;
let url: string;
let tiers: PostgresTiers;

beforeAll(async () => {
  database = await testDatabase('sessions');
  await database.admin('create extension pg_stat_statements; create table leads (email text); analyze');
  const { questions } = await loadQuestions('config/queries', ['oltp']);
  url = await readerUrl(database);
  tiers = createTiers({ tiers: [{ name: 'oltp', url }], questions, now: () => new Date() });
});
afterAll(async () => {
  tiers.close();
  await database.drop();
});

const ask = async (name: string, ...words: string[]): Promise<Answer> => {
  const asked = await tiers.ask(name, 'oltp', words);
  if (!answered(asked)) throw new Error(asked.sentence);
  return asked;
};

const theirs = "select from pg_stat_activity where application_name = 'the-app' and datname = current_database()";

/** Another session that runs a statement until `end`. */
async function session(sql: string): Promise<{ end: () => Promise<void> }> {
  const client = new pg.Client({ connectionString: database.url, application_name: 'the-app' });
  client.on('error', () => undefined);
  await client.connect();
  const running = client.query(sql).catch(() => undefined);
  return {
    end: async () => {
      await database.admin(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'the-app' and datname = current_database()`,
      );
      await running;
      // Its client is told before its locks are free and nobody sees it any more.
      await until(
        () => database.admin(theirs),
        (rows) => rows.length === 0,
      );
    },
  };
}

test('a running statement is shown without its literals, with an identity to the microsecond', async () => {
  const other = await session(
    "select pg_sleep(3600), 'secret@customer.example', 42 from leads right join (select 1) one on email = E'it\\'s'",
  );
  const answer = await until(
    () => ask('active'),
    ({ rows }) => rows.length > 0,
  );
  expect(answer.rows).toMatchObject([
    { app: 'the-app', query: "select pg_sleep(?), '?', ? from leads right join (select ?) one on email = '?'" },
  ]);
  const [now] =
    await database.admin(`select extract(epoch from date_trunc('second', backend_start))::bigint || to_char(backend_start, 'US') as backend_us
    from pg_stat_activity where application_name = 'the-app' and datname = current_database()`);
  expect(answer.rows[0]?.backend_us).toBe(now?.backend_us);
  await other.end();
});

test('who holds a lock is shown above those who wait for it', async () => {
  const holder = await session('begin; lock table leads; select pg_sleep(3600)');
  await until(
    () => database.admin(`${theirs} and wait_event = 'PgSleep'`),
    (rows) => rows.length === 1,
  );
  const waiting = await session("select count(*) from leads where email = 'secret@customer.example'");
  // Whoever blocks whom is asked of the whole server, which other tests use, too: what is said of their rows is theirs.
  const ours = ({ rows }: Answer) => rows.filter(({ app }) => app === 'the-app');
  const answer = await until(
    () => ask('blocking'),
    (found) => ours(found).length === 2,
  );
  expect(ours(answer)).toMatchObject([
    { depth: 0, waiting_s: 0, victims_of_root: 1 },
    {
      depth: 1,
      relation: 'leads',
      lock: 'relation/AccessShareLock',
      query: "select count(*) from leads where email = '?'",
    },
  ]);
  expect(answer.because.map(({ row = -1 }) => answer.rows[row]?.app)).not.toContain('the-app');

  const size = await ask('size');
  expect(size.rows).toMatchObject([{ relation: 'leads', kind: 'table, estimated' }]);
  await holder.end();
  await waiting.end();
  expect((await ask('size')).rows).toMatchObject([{ relation: 'leads', kind: 'table' }]);
});

test('the bot does not count itself among those who are busy', async () => {
  for (let time = 0; time < 60; time += 1) await ask('health');
  // Only the beginning of a statement is shown.
  const often = (await ask('slow', '60', 'calls')).rows.map(({ query }) => String(query));
  expect(often.filter((query) => query.startsWith('with a as ('))).toEqual([]);
  expect((await ask('active')).rows).toEqual([]);
});

test.each([
  ['active', []],
  ['connections', []],
  ['idle-tx', ['0s']],
  ['leaks', ['0s', '0s', '0s']],
  ['long', ['0s']],
  ['sessions', []],
  ['waits', []],
  ['xmin', []],
])('among the sessions of %s are none of the bot’s own', async (question, words) => {
  const idle = new pg.Client({ connectionString: url });
  idle.on('error', () => undefined);
  await idle.connect();
  await idle.query('begin; select count(*) from pg_stat_activity');
  const { rows } = await ask(question, ...words);
  await idle.end();
  expect(rows.map(({ role, roles, who }) => role ?? roles ?? who).join(', ')).not.toContain('dbops_ro');
});

test('the vital signs do not count the bot’s own work', async () => {
  // Other tests work on the same server, so only this database is looked at.
  const text = await readFile('config/queries/health.sql', 'utf8');
  const here = tiersWith(url, {
    health: text
      .replace('from pg_stat_activity)', 'from pg_stat_activity where datname = current_database())')
      .replace(/^-- next: .*\n/m, ''),
  });
  const asked = await here.ask('health', 'oltp');
  here.close();
  expect(asked).toMatchObject({ rows: [{ active: 0, longest_query_s: '0.0', longest_xact_s: '0.0' }] });
});

test('what costs most is found by mean, and a wrong order is refused with the usage', async () => {
  await database.admin("select pg_sleep(1), 'first@customer.example'");
  const slow = await ask('slow', '1', 'mean');
  expect(slow.rows.map(({ query }) => query)).toContain('select pg_sleep($1), $2');
  await expect(ask('slow', '1', 'sideways')).rejects.toThrow(
    '`slow` takes order as one of total, mean, calls, io, temp; "sideways" is not one. Usage: /db slow [tier] [calls] [order]',
  );
});
