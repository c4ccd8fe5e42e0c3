import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { PostgresTiers } from '../../src/postgres/tiers.ts';
import { loadQuestions } from '../../src/tiers/questions.ts';
import { type Answer, answered } from '../../src/tiers/tiers.ts';
import { type TestDatabase, testDatabase } from '../support/postgres.ts';
import { createTiersOf, readerUrl, tiersWith, withLogin } from './reader.ts';

let database: TestDatabase;
let url: string;
let tiers: PostgresTiers | undefined;

beforeAll(async () => {
  database = await testDatabase('lacks');
  await database.admin('create table jobs (id int); insert into jobs values (1); create table secrets (id int)');
  url = await readerUrl(database, ['jobs']);
});
afterEach(() => tiers?.close());
afterAll(() => database.drop());

const sentence = async (requires: string, as = url) => {
  tiers = tiersWith(as, { one: `-- One.\n-- tiers: all\n-- requires: ${requires}\nselect 1 as n` });
  const asked = await tiers.ask('one', 'oltp');
  tiers.close();
  return answered(asked) ? 'answered' : asked.sentence;
};

test('what is lacking is named with the statement that would mend it', async () => {
  expect(await sentence('jobs')).toBe('answered');
  expect(await sentence('nowhere')).toBe('oltp lacks what `one` reads: the table nowhere.');
  expect(await sentence('secrets')).toBe(
    'oltp lacks what `one` reads: the right to read secrets. This would mend it: grant select on public.secrets to dbops_ro',
  );
  expect(await sentence('extension pg_stat_statements')).toMatch(/mend it: create extension pg_stat_statements$/);
  expect(await sentence('server >= 99')).toContain('server 99 or newer');
});

test('of texts that all lack something, only those are named that lack least', async () => {
  tiers = tiersWith(url, {
    one: '-- One.\n-- tiers: all\n-- requires: here, there\nselect 1 as n',
    'one@a': '-- One.\n-- requires: here\nselect 1 as n',
    'one@b': '-- One.\n-- requires: yonder\nselect 1 as n',
  });
  expect(await tiers.ask('one', 'oltp')).toMatchObject({
    sentence: 'oltp lacks what `one` reads: the table here; or the table yonder.',
  });
});

test('a login that may not see the sessions of others is not told that there are none', async () => {
  await database.admin(`create role blind_${database.name} login password 'pw'`);
  const blind = withLogin(database.url, `blind_${database.name}`, 'pw');
  expect(await sentence('role pg_monitor', blind)).toContain(`grant pg_monitor to blind_${database.name}`);
  await database.admin(`drop role blind_${database.name}`);
});

test('rows that a policy hides are lacking, not gone', async () => {
  await database.admin(`alter table jobs enable row level security;
    create policy own_tenant on jobs using (id = nullif(current_setting('app.tenant', true), '')::int)`);
  expect(await sentence('jobs')).toMatch(
    /the rows of jobs, which row level security hides from dbops_ro\. This would mend it: create policy dbops_read on public\.jobs for select to dbops_ro using \(true\)$/,
  );
  await database.admin('create policy dbops_read on public.jobs for select to dbops_ro using (true)');
  expect(await sentence('jobs')).toBe('answered');
});

test('what was taken from the bot is lacking, though both its connections have looked while it was there', async () => {
  tiers = tiersWith(url, {
    one: '-- One.\n-- tiers: all\n-- requires: jobs\nselect pg_backend_pid() as pid from jobs',
  });
  const both = await Promise.all([tiers.ask('one', 'oltp'), tiers.ask('one', 'oltp')]);
  expect(new Set(both.map((asked) => answered(asked) && asked.rows[0]?.pid)).size).toBe(2);
  await database.admin('revoke select on jobs from dbops_ro');
  expect(await tiers.ask('one', 'oltp')).toMatchObject({
    kind: 'lacks',
    sentence: expect.stringContaining('grant select'),
  });
  await database.admin('grant select on jobs to dbops_ro');
});

test('what a tier lacks is told as it is now, on a connection that was there before', async () => {
  tiers = tiersWith(url, {
    lacking:
      '-- What is lacking.\n-- tiers: all\n-- args: lacks text?\nselect $1::text as lacks, pg_backend_pid() as pid',
    one: '-- One.\n-- tiers: all\n-- requires: secrets\nselect 1 as n',
  });
  const before = await tiers.ask('lacking', 'oltp');
  await database.admin('grant select on secrets to dbops_ro');
  const after = await tiers.ask('lacking', 'oltp');
  await database.admin('revoke select on secrets from dbops_ro');
  const [row] = answered(before) ? before.rows : [];
  expect(row?.lacks).toContain('the right to read secrets');
  expect(answered(after) && after.rows).toEqual([{ lacks: '[]', pid: row?.pid }]);
});

test('capabilities lists what cannot be asked, why, and what would mend it', async () => {
  const { questions } = await loadQuestions('config/queries', ['oltp']);
  tiers = createTiersOf(url, questions);
  const asked = await tiers.ask('capabilities', 'oltp');
  expect(answered(asked) && asked.verdict).toBe('unknown');
  const { rows }: Pick<Answer, 'rows'> = answered(asked) ? asked : { rows: [] };
  const found = (name: string) => rows.find((row) => row.name === name);
  expect(found('slow')).toMatchObject({
    kind: 'question',
    well: false,
    why: 'it lacks the extension pg_stat_statements',
    mend: 'create extension pg_stat_statements',
  });
  expect(found('pg_monitor')).toMatchObject({ found: 'yes', well: true, mend: null });
  expect(found('ping')).toBeUndefined();

  tiers.close();
  tiers = createTiersOf(database.url, questions);
  const superuser = await tiers.ask('capabilities', 'oltp');
  expect(superuser).toMatchObject({ verdict: 'critical' });
});
