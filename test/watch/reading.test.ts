import { expect, test } from 'vitest';
import type { Limit } from '../../src/config/limits.ts';
import type { Answer, Row } from '../../src/tiers/tiers.ts';
import { readingsOf } from '../../src/watch/reading.ts';

const rule = 'row.usage_pct > 90.0 && row.sample_age_s <= 300.0';
const pools: Limit = {
  name: 'pool-usage',
  title: 'A pool is more than 90 % in use',
  question: 'pools',
  arguments: [],
  tiers: ['oltp'],
  label: 'pool_name',
  value: 'usage_pct',
  when: { kind: 'rule', rule },
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

test('what can’t be judged is unknown, and says which rule and which column', () => {
  const rows = [pool('unknown age', '99', null), pool('empty', null)];
  expect(readingsOf(pools, answer(rows), none)).toMatchObject([
    { held: 'unknown', why: `\`${rule}\` can't be evaluated: sample_age_s has no value` },
    { held: 'unknown', why: 'usage_pct has no value' },
  ]);
  const misspelt: Limit = { ...pools, when: { kind: 'rule', rule: 'row.usage > 90.0' } };
  expect(readingsOf(misspelt, answer([pool('primary', '99')]), none)).toMatchObject([
    { held: 'unknown', why: expect.stringMatching(/^`row\.usage > 90\.0` does not fit the columns: .*usage/) },
  ]);
});

test('a limit on a column that is not there is unknown, also where people know that it holds', () => {
  const misspelt = { ...pools, value: 'usage_percent' };
  const lacking = [{ label: '', held: 'unknown', why: 'pools has no column usage_percent' }];
  expect(readingsOf(misspelt, answer([pool('primary', '99')]), none, ['primary'])).toMatchObject(lacking);
});

test('what its question calls unknown is not well, and what holds all the same holds', () => {
  const doubted: Answer = {
    ...answer([pool('old', '50'), pool('full', '99'), pool('fresh', '50')]),
    because: [0, 1].map((row) => ({ verdict: 'unknown', rule: 'row.sample_age_s > 5.0', row })),
  };
  expect(readingsOf(pools, doubted, none)).toMatchObject([
    { label: 'old', held: 'unknown', why: 'its question calls it unknown: row.sample_age_s > 5.0' },
    { label: 'full', held: true },
    { label: 'fresh', held: false },
  ]);
});

test('a label that people know of and that is gone holds nothing, unless the answer was cut off', () => {
  expect(readingsOf(pools, answer([]), none, ['mail'])).toMatchObject([{ label: 'mail', held: false }]);
  const cut = { ...answer([pool('primary', '12')]), truncated: true };
  expect(readingsOf(pools, cut, none, ['primary', 'mail'])).toMatchObject([
    { label: 'primary', held: false },
    { label: 'mail', held: 'unknown' },
  ]);
});

test('without a label the worst row speaks for the tier: one that holds, then one that is unknown; no row is nothing', () => {
  const { label: _, ...whole } = pools;
  const limit: Limit = { ...whole, label: undefined };
  const rows = [pool('stale', '99', 4_000), pool('bad', '91'), pool('worse', '95')];
  expect(readingsOf(limit, answer(rows), none)).toEqual([{ label: '', value: 95, measured: 95, held: true }]);
  expect(readingsOf(limit, answer([pool('empty', null), pool('good', '12')]), none)).toMatchObject([
    { held: 'unknown' },
  ]);
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
