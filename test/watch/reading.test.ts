import { expect, test } from 'vitest';
import type { Limit } from '../../src/config/limits.ts';
import type { Answer, Row } from '../../src/tiers/tiers.ts';
import { readingsOf } from '../../src/watch/reading.ts';

const pools: Limit = {
  name: 'pool-usage',
  title: 'A pool is more than 90 % in use',
  question: 'pools',
  arguments: [],
  tiers: ['oltp'],
  label: 'pool_name',
  value: 'usage_pct',
  when: { kind: 'rule', rule: 'row.usage_pct > 90.0 && row.sample_age_s <= 300.0' },
  samples: 2,
  opens: 'connection-pool-exhaustion',
  severity: 'critical',
};
const column = (name: string, numeric: boolean) => ({ name, numeric, private: false });
const answer = (rows: readonly Row[]): Answer => ({
  question: 'pools',
  tier: 'oltp',
  arguments: [],
  at: '2026-11-22T09:00:00.000Z',
  ms: 3,
  role: 'dbops_ro',
  server: '18.4',
  columns: [column('pool_name', false), column('usage_pct', true), column('sample_age_s', true)],
  rows,
  truncated: false,
  verdict: 'ok',
  because: [],
  notices: [],
  next: [],
});
const pool = (pool_name: string, usage_pct: string | null, sample_age_s: number | null = 10) => ({
  pool_name,
  usage_pct,
  sample_age_s,
});
const none = new Map<string, number>();

test('every pool is judged for itself, numbers that came as text too', () => {
  expect(readingsOf(pools, answer([pool('primary', '97.50'), pool('replica', '12')]), none)).toEqual([
    { label: 'primary', value: 97.5, measured: 97.5, held: true },
    { label: 'replica', value: 12, measured: 12, held: false },
  ]);
});

test('an old sample, an empty cell and a rule that does not fit hold nothing', () => {
  expect(readingsOf(pools, answer([pool('old', '99', 4_000), pool('unknown age', '99', null)]), none)).toMatchObject([
    { label: 'old', held: false },
    { label: 'unknown age', held: false },
  ]);
  expect(readingsOf(pools, answer([pool('empty', null)]), none)).toEqual([]);
  const misspelt: Limit = { ...pools, when: { kind: 'rule', rule: 'row.usage > 90.0' } };
  expect(readingsOf(misspelt, answer([pool('primary', '99')]), none)).toMatchObject([{ held: false }]);
});

test('without a label the worst row that holds speaks for the tier, and no row is nothing', () => {
  const { label: _, ...whole } = pools;
  const limit: Limit = { ...whole, label: undefined };
  const rows = [pool('stale', '99', 4_000), pool('bad', '91'), pool('worse', '95')];
  expect(readingsOf(limit, answer(rows), none)).toEqual([{ label: '', value: 95, measured: 95, held: true }]);
  expect(readingsOf(limit, answer([]), none)).toEqual([{ label: '', value: undefined, measured: 0, held: false }]);
});

test('growth is judged against what it was, and not at all without that', () => {
  const growth: Limit = { ...pools, when: { kind: 'growth', percent: 10, perMs: 86_400_000 } };
  const rows = answer([pool('primary', '111')]);
  expect(readingsOf(growth, rows, new Map([['primary', 100]]))).toMatchObject([
    { value: 111, measured: 11, held: true },
  ]);
  expect(readingsOf(growth, rows, new Map([['primary', 101]]))).toMatchObject([{ held: false }]);
  expect(readingsOf(growth, rows, none)).toMatchObject([{ value: 111, measured: 0, held: false }]);
});
