import { expect, test } from 'vitest';
import { earlierAnswers } from '../../src/tiers/earlier.ts';
import { grown, withGrowth } from '../../src/tiers/growth.ts';
import type { Cell } from '../../src/tiers/tiers.ts';

const columns = [
  { name: 'db', private: false, numeric: false },
  { name: 'deadlocks', private: false, numeric: true },
  { name: 'stats_reset', private: false, numeric: false, time: true },
];
const row = (deadlocks: Cell, stats_reset: Cell = '2026-01-01T00:00:00Z', db = 'oltp') => ({
  db,
  deadlocks,
  stats_reset,
});
const growth = (now: Cell, then: Cell, reset?: string) =>
  grown([row(now)], columns, ['deadlocks'], 90_000, { at: 30_000, rows: [row(then, reset)] })[0];

test('a counter is judged by what is new in it, and says since when', () => {
  expect(growth(7, 5)).toMatchObject({ deadlocks: 7, new_deadlocks: 2, compared_s: 60 });
  expect(growth('9007199254740999', '9007199254740993')).toMatchObject({ new_deadlocks: 6 });
  expect(
    withGrowth(columns, ['deadlocks'])
      .map(({ name }) => name)
      .slice(3),
  ).toEqual(['new_deadlocks', 'compared_s']);
});

test('a counter that went down, or whose server counts anew, says nothing', () => {
  const nothing = { new_deadlocks: null, compared_s: null };
  expect(growth(3, 5)).toMatchObject(nothing);
  expect(growth(7, 5, '2025-01-01T00:00:00Z')).toMatchObject(nothing);
});

test('without an earlier answer, or without this row in it, nothing is new and nothing is well', () => {
  expect(grown([row(7)], columns, ['deadlocks'], 0, undefined)[0]).toMatchObject({ new_deadlocks: null });
  const others = { at: 0, rows: [row(5, null, 'queue')] };
  expect(grown([row(7)], columns, ['deadlocks'], 0, others)[0]).toMatchObject({ new_deadlocks: null });
});

test('it is compared with the newest answer of an hour ago, or with the oldest there is', () => {
  const earlier = earlierAnswers();
  const minutes = (at: number) => earlier.before('errors', { at: at * 60_000, rows: [] })?.at;
  expect([0, 10, 30, 65, 95, 300].map(minutes)).toEqual([undefined, 0, 0, 0, 30 * 60_000, 95 * 60_000]);
});
