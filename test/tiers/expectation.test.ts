import { expect, test } from 'vitest';
import { expectation } from '../../src/tiers/expectation.ts';
import { pools } from './answers.ts';

const rule = 'rows.all(r, r.pending <= 5 && r.usage_pct <= 90)';

test('an expectation that holds over every row is proven', () => {
  expect(expectation(rule, pools([['primary_pool', 0, '12.00']]), 'unknown')).toEqual({
    proven: true,
    why: `\`${rule}\` holds over 1 row.`,
  });
});

test('one row for which it does not hold leaves it unproven', () => {
  const answer = pools([
    ['primary_pool', 0, '12.00'],
    ['worker_pool', 9, '12.00'],
  ]);
  expect(expectation(rule, answer, 'unknown')).toEqual({ proven: false, why: `\`${rule}\` does not hold.` });
  expect(expectation('row.pending <= 5', answer, 'unknown').why).toBe('`row.pending <= 5` does not hold in row 2.');
});

test('a misspelt column is never proven, not even where there are no rows', () => {
  for (const rows of [[], [['primary_pool', 0, '12.00'] as const]]) {
    expect(expectation('rows.all(r, r.pendng <= 5)', pools(rows), 'ok')).toMatchObject({
      proven: false,
      why: expect.stringContaining('No such key: pendng'),
    });
  }
});

test('a missing value, and an answer that was cut off, prove nothing', () => {
  expect(expectation(rule, pools([['primary_pool', 0, null]]), 'ok').proven).toBe(false);
  expect(expectation(rule, { ...pools([['primary_pool', 0, '12.00']]), truncated: true }, 'ok').proven).toBe(false);
});

test('no rows prove something only where the question says so', () => {
  expect(expectation(rule, pools([]), 'unknown').proven).toBe(false);
  expect(expectation(rule, pools([]), 'ok').proven).toBe(true);
});

test('one row can be spoken of by its place', () => {
  expect(expectation('rows[0].pending == 0', pools([['primary_pool', 0, '12.00']]), 'unknown').proven).toBe(true);
});
