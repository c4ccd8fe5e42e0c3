import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTiers, type PostgresTiers } from '../../src/postgres/tiers.ts';
import { tierSql } from '../../src/sandbox/tiers/tier-sql.ts';
import { loadQuestions } from '../../src/tiers/questions.ts';
import { type Answer, answered } from '../../src/tiers/tiers.ts';
import { type TestDatabase, testDatabase } from '../support/postgres.ts';
import { allTiers, readerUrl } from './reader.ts';

const { questions } = await loadQuestions('config/queries', allTiers);
const read = (file: string) => readFile(`test/postgres/shapes/${file}.sql`, 'utf8');

describe.each([
  { shape: 'seed', sql: () => read('seed') },
  {
    shape: 'guides',
    sql: async () =>
      [...(await Promise.all(allTiers.map((tier) => tierSql(tier, 'schema')))), await read('guides')].join('\n'),
  },
  { shape: 'at', sql: () => read('at') },
])('on the $shape shape', ({ shape, sql }) => {
  let database: TestDatabase;
  let tiers: PostgresTiers;

  beforeAll(async () => {
    database = await testDatabase(`shape_${shape}`);
    await database.admin(`create extension pg_stat_statements; ${await sql()}; analyze`);
    const needs = questions.flatMap(({ wordings }) => wordings.flatMap(({ requires }) => requires));
    const url = await readerUrl(
      database,
      needs.flatMap((need) => (need.kind === 'table' ? [need.table] : [])),
    );
    tiers = createTiers({ tiers: allTiers.map((name) => ({ name, url })), questions, now: () => new Date() });
  });

  afterAll(async () => {
    tiers.close();
    await database.drop();
  });

  const ask = async (name: string, tier: string, ...words: string[]): Promise<Answer> => {
    const asked = await tiers.ask(name, tier, words);
    if (!answered(asked)) throw new Error(asked.sentence);
    return asked;
  };

  test('every text that the shape can be asked has the columns its rules speak of', async () => {
    expect(await tiers.prove()).toEqual([]);
  });

  test.each(['ping', 'health', 'connections', 'active', 'blocking', 'slow', 'size'])(
    '%s answers, and is no riddle',
    async (name) => {
      for (const tier of allTiers) {
        const answer = await ask(name, tier);
        expect(answer.because.filter(({ verdict }) => verdict === 'unknown')).toEqual([]);
        expect(answer.role).toBe('dbops_ro');
      }
    },
  );

  test('a pool that is full is critical, and one without a sample is unknown', async () => {
    const oltp = await ask('pools', 'oltp');
    expect(oltp.rows.map((row) => [row.pool_name, row.usage_pct, row.pending])).toEqual([
      ['primary_pool', '96.00', 12],
      ['read_replica_pool', 33.33, 0],
    ]);
    expect(oltp.because).toEqual([{ verdict: 'critical', rule: 'row.pending > 10.0 || row.usage_pct > 95.0', row: 0 }]);
    const queue = await ask('pools', 'queue');
    expect([queue.verdict, queue.rows.length]).toEqual(['unknown', 1]);
  });

  test('a hundred and twenty waiting jobs are a warning', async () => {
    const queue = await ask('queue', 'queue');
    expect(queue.rows).toMatchObject([{ ready: 120, delayed: 0, processing: 0, stuck: 0, starved: 0 }]);
    expect(queue.verdict).toBe('warning');
    const backlog = await ask('backlog', 'queue');
    expect(backlog.rows).toMatchObject([{ band: 'low', queued: 120, starved: 0 }]);
    expect(backlog.because).toEqual([{ verdict: 'warning', rule: 'row.queued > 100.0', row: 0 }]);
  });

  test('finished jobs are counted by band, whether bands are words or numbers', async () => {
    const bands = await ask('queue-bands', 'queue');
    expect(bands.rows.map((row) => [row.band, row.completed, row.avg_total_s])).toEqual([
      ['high', 20, '15.00'],
      ['normal', 20, '15.00'],
    ]);
    expect(bands.verdict).toBe('ok');
    expect((await ask('queue-bands', 'queue', '5min')).rows).toEqual([]);
  });

  test('messages are counted per day, each with its size', async () => {
    const days = await ask('content-days', 'content');
    expect(days.rows.map((row) => [row.days_ago, row.total_messages, row.raw_bytes])).toEqual([
      [0, 10, 10000],
      [1, 10, 10000],
      [2, 10, 10000],
    ]);
    expect(days.verdict).toBe('ok');
  });

  test('analytics that are thirty hours old are a warning, and tables that are not there are said to lack', async () => {
    const asked = await tiers.ask('olap', 'olap');
    if (shape === 'seed') {
      expect(asked).toMatchObject({ kind: 'lacks', sentence: expect.stringContaining('billing_analytics') });
      return;
    }
    expect(asked).toMatchObject({ verdict: 'warning', because: [{ rule: 'row.age_h > 24.0', row: 0 }] });
    expect(answered(asked) && asked.rows.map(({ source }) => source)[0]).toBe('campaign_analytics');
  });
});
