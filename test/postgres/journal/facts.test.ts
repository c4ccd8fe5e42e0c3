import { expect, onTestFinished, test } from 'vitest';
import { openJournal } from '../../../src/postgres/journal/open.ts';
import { headOf, noted } from '../../journal/facts.ts';
import { until } from '../../support/until.ts';
import { postgresJournal } from './opened.ts';

const ana = { by: 'ana' };

const appending = (fact: string, at = 'clock_timestamp()') => `
  select append_facts(jsonb_build_object('stream', 'bot', 'after', 1, 'at', ${at}, 'by', 'newer', 'facts', '[${fact}]'::jsonb,
    'head', '{"kind": "bot", "open": true}'::jsonb))`;

test('a fact of a newer version stands in its place and keeps its name', async () => {
  const { journal, database } = await postgresJournal();
  await journal.change('bot', () => [noted('one')], ana);
  await database.admin(appending('{"type": "teleported", "where": "elsewhere"}'));
  const { history } = await journal.change('bot', () => [noted('three')], ana);
  expect(history[1]).toMatchObject({
    version: 2,
    by: 'newer',
    fact: { type: 'from a newer version', originalType: 'teleported' },
  });
  expect(history).toHaveLength(3);
});

test('a fact whose shape is not known here is of a newer version too', async () => {
  const { journal, database } = await postgresJournal();
  await journal.change('bot', () => [noted('one')], ana);
  await database.admin(appending('{"type": "noted", "words": 3}'));
  const { history } = await journal.read('bot');
  expect(history[1]?.fact).toEqual({ type: 'from a newer version', originalType: 'noted' });
});

test('time never goes back, even when the clock of the database did', async () => {
  const { journal, database } = await postgresJournal();
  await journal.change('bot', () => [noted('one')], ana);
  await database.admin(appending('{"type": "noted", "text": "tomorrow"}', `now() + interval '1 day'`));
  const before = await journal.read('bot');
  expect(before.now).toEqual(before.history[1]?.at);
  const { added } = await journal.change('bot', () => [noted('later')], ana);
  expect(added[0]?.at).toEqual(before.now);
});

test('times are whole milliseconds, so that what is decided on is what is stored', async () => {
  const { journal, database } = await postgresJournal();
  const { now } = await journal.change('bot', () => [noted('one')], ana);
  const [row] = await database.admin(`select extract(epoch from at)::numeric * 1000 as ms, at from facts`);
  expect(Number(row?.ms)).toBe(now.getTime());
});

test('large evidence is stored beside the facts, once', async () => {
  const { journal, database } = await postgresJournal();
  const asked = ['x'.repeat(20_000)];
  await journal.change(
    'bot',
    () => [
      { type: 'evidence stored', asked },
      { type: 'evidence stored', asked },
    ],
    ana,
  );
  const [row] = await database.admin('select max(length(body::text)) as longest from facts');
  expect(row?.longest).toBeLessThan(200);
  expect(await database.admin('select length(body) as length from attachments')).toEqual([{ length: 20_004 }]);
});

test('what only looks like stored beside the facts is read back as it was', async () => {
  const { journal } = await postgresJournal();
  const snapshot = { attachment: 'a'.repeat(64) };
  const start = { type: 'checklist started' as const, checklist: 1, runbook: 'one', title: 'One', hash: 'h', snapshot };
  await journal.change('bot', () => [start], ana);
  expect((await journal.read('bot')).history[0]?.fact).toEqual(start);
  expect(await journal.verify()).toMatchObject({ intact: true });
});

test('two processes write one story', async () => {
  const one = await postgresJournal();
  const other = await openJournal({ url: one.database.url, headOf });
  onTestFinished(other.close);
  const writes = Array.from({ length: 20 }, (_, place) =>
    (place % 2 ? one : other).journal.change('bot', (history) => [noted(`${history.length}`)], ana),
  );
  await Promise.all(writes);
  const { history } = await other.journal.read('bot');
  expect(history.map(({ fact }) => fact)).toEqual(Array.from({ length: 20 }, (_, place) => noted(`${place}`)));
  expect(await one.journal.verify()).toMatchObject({ intact: true, facts: 20 });
});

test('requests are remembered for two days', async () => {
  const { journal, database } = await postgresJournal();
  await database.admin(
    `insert into seen values ('slack', 'old', now() - interval '49 hours'), ('slack', 'new', now() - interval '47 hours')`,
  );
  const remembered = async () => {
    await journal.change('bot', (history) => [noted(`${history.length}`)], ana);
    const rows = await database.admin('select id from seen order by id');
    return rows.map(({ id }) => id);
  };
  expect(await until(remembered, (ids) => ids.length === 1)).toEqual(['new']);
});

test('reading takes one round trip and a change two', async () => {
  const { journal, database } = await postgresJournal();
  await database.admin('create extension pg_stat_statements');
  await journal.change('bot', () => [noted('one')], ana);
  const calls = async () => {
    const [row] = await database.admin(`select coalesce(sum(calls), 0)::integer as calls from pg_stat_statements
      where toplevel and dbid = (select oid from pg_database where datname = current_database()) and query ~ 'clock_timestamp|append_facts' and query !~ 'calls'`);
    return Number(row?.calls);
  };
  const start = await calls();
  await journal.read('bot');
  expect((await calls()) - start).toBe(1);
  await journal.change('bot', () => [noted('two')], ana);
  expect((await calls()) - start).toBe(3);
});
