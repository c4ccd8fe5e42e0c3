import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PostgresTiers } from '../../src/postgres/tiers.ts';
import { type Answer, answered } from '../../src/tiers/tiers.ts';
import { allTiers } from './reader.ts';
import { type Shape, shapeDatabase, shapes } from './shapes/database.ts';

describe.each(shapes)('on the %s shape', (shape) => {
  let made: Shape;
  let tiers: PostgresTiers;

  beforeAll(async () => {
    made = await shapeDatabase(shape);
    ({ tiers } = made);
  });
  afterAll(() => made.close());

  const ask = async (name: string, tier: string, ...words: string[]): Promise<Answer> => {
    const asked = await tiers.ask(name, tier, words);
    if (!answered(asked)) throw new Error(asked.sentence);
    return asked;
  };

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

  test.skipIf(shape === 'seed')(
    'a reason for most of the dead letters is critical, and so is a silent worker',
    async () => {
      const letters = await ask('dead-letters', 'queue');
      expect(letters.rows[0]).toMatchObject({ reason: 'mailbox is full', unresolved: 11, total: 12, total_24h: 12 });
      expect(letters.verdict).toBe('critical');
      const workers = await ask('workers', 'queue');
      expect(workers.rows.map(({ worker }) => worker)).toEqual(['worker-2', 'worker-1']);
      expect(workers.because).toMatchObject([{ verdict: 'critical', row: 0 }]);
      const schedules = await ask('schedules', 'queue');
      expect(schedules.because).toEqual([
        { verdict: 'critical', rule: 'row.is_active && row.overdue_s > 3600.0', row: expect.any(Number) },
      ]);
    },
  );

  test('a pool that was full for three minutes should grow at once, to half as much again', async () => {
    const advice = await ask('pool-advice', 'oltp');
    expect(advice.rows).toMatchObject([
      { pool_name: 'primary_pool', advice: 'emergency_up', max_conn: 50, new_max: 75, standard_max: 50 },
      { pool_name: 'read_replica_pool', advice: 'hold' },
    ]);
    expect(advice.verdict).toBe('critical');
  });

  test('messages are counted per day, each with its size', async () => {
    const days = await ask('content-days', 'content');
    // Midnight may have passed since the rows were made.
    const newest = Number(days.rows[0]?.days_ago);
    expect([0, 1]).toContain(newest);
    expect(days.rows.map((row) => [row.days_ago, row.total_messages, row.raw_bytes])).toEqual(
      [0, 1, 2].map((day) => [newest + day, 10, 10000]),
    );
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
