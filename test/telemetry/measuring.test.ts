import { expect, test } from 'vitest';
import { sentence } from '../../src/messages/message.ts';
import { categoryOf, type Event } from '../../src/telemetry/events.ts';
import { measuring, withTelemetry } from '../../src/telemetry/measuring.ts';

const counted: Event[] = [];
const statistics = { count: (event: Event) => void counted.push(event), stop: async () => {} };
const call = { by: 'U07ANA', standing: 'full', room: { channel: 'C1' } } as const;

test('a command is counted by its verb; what somebody mistyped is not kept', async () => {
  const reply = { message: sentence('done'), to: 'asker' } as const;
  const dispatch = withTelemetry(
    async () => reply,
    statistics,
    (word) => word === 'pools',
  );
  expect(await dispatch(['Pools', 'oltp'], call)).toBe(reply);
  await dispatch(['hunter2'], call);
  expect(counted.splice(0)).toMatchObject([
    { name: 'bot_command', by: 'U07ANA', properties: { command: 'pools' } },
    { name: 'bot_command', properties: { command: 'unknown' } },
  ]);
});

test('a question is counted by tier, time and rows, never by a value', async () => {
  const answer = {
    question: 'pools',
    tier: 'oltp',
    arguments: [],
    at: '2026-11-22T09:00:00Z',
    ms: 1_200.4,
    role: 'dbops_ro',
    server: '18.4',
    columns: [],
    rows: [{ pool_name: 'primary_pool' }],
    truncated: false,
    verdict: 'ok',
    because: [],
    notices: [],
    next: [],
  } as const;
  const silence = { tier: 'olap', question: 'pools', kind: 'silent', sentence: 'olap is silent.', ms: 3_000 } as const;
  const tiers = measuring(
    {
      names: ['oltp', 'olap'],
      questions: [],
      ask: async (_, tier) => (tier === 'oltp' ? answer : silence),
      expect: () => ({ proven: true, why: '' }),
    },
    statistics,
  );
  await tiers.ask('pools', 'oltp');
  await tiers.ask('pools', 'olap');
  const common = { question: 'pools', performance_category: 'slow' };
  expect(counted.splice(0)).toEqual([
    {
      name: 'db_query_performance',
      properties: { ...common, tier: 'oltp', query_duration_ms: 1_200, affected_rows: 1, verdict: 'ok' },
    },
    { name: 'db_query_failed', properties: { ...common, tier: 'olap', query_duration_ms: 3_000, reason: 'silent' } },
  ]);
});

test('200 ms is still fast, five seconds still only slow', () => {
  expect([200, 201, 1_000, 1_001, 5_000, 5_001].map(categoryOf)).toEqual([
    'fast',
    'normal',
    'normal',
    'slow',
    'slow',
    'critical',
  ]);
});
