import { expect, test } from 'vitest';
import type { Rules } from '../../src/tiers/reviewed.ts';
import type { Cell } from '../../src/tiers/tiers.ts';
import { judgement } from '../../src/tiers/verdict.ts';

const none: Rules = { critical: [], warning: [], unknown: [] };
const columns = ['usage', 'pending', 'age'].map((name) => ({ name, private: false, numeric: true }));
const judge = (rules: Partial<Rules>, rows: readonly (readonly Cell[])[], more = {}) =>
  judgement({
    rules: { ...none, ...rules },
    empty: 'unknown',
    tier: 'oltp',
    columns,
    rows: rows.map(([usage = null, pending = null, age = null]) => ({ usage, pending, age })),
    truncated: false,
    ...more,
  });
const rules = { critical: ['row.usage > 95.0'], warning: ['row.usage > 90.0'], unknown: ['row.age > 300.0'] };

test('a row is unknown before it is critical, critical before it is a warning', () => {
  expect(judge(rules, [['99', 0, 999]]).verdict).toBe('unknown');
  expect(judge(rules, [['99', 0, 1]]).verdict).toBe('critical');
  expect(judge(rules, [['92.5', 0, 1]]).verdict).toBe('warning');
  expect(judge(rules, [['9', 0, 1]])).toEqual({ verdict: 'ok', because: [] });
});

test('the answer is its worst row: critical, unknown, warning, ok', () => {
  const rows = [
    ['9', 0, 1],
    ['92', 0, 1],
    ['9', 0, 999],
    ['99', 0, 1],
  ];
  expect(judge(rules, rows)).toEqual({
    verdict: 'critical',
    because: [
      { verdict: 'critical', rule: 'row.usage > 95.0', row: 3 },
      { verdict: 'unknown', rule: 'row.age > 300.0', row: 2 },
      { verdict: 'warning', rule: 'row.usage > 90.0', row: 1 },
    ],
  });
});

test('a rule that cannot be evaluated is unknown, unless another one is true', () => {
  const null0 = [[null, 0, 1]];
  expect(judge(rules, null0).because).toEqual([
    { verdict: 'unknown', rule: 'row.usage > 95.0', row: 0, why: 'usage has no value' },
  ]);
  expect(judge({ ...rules, warning: ['row.pending == 0.0'] }, null0).verdict).toBe('warning');
});

test('a column that is not there makes even well rows unknown', () => {
  expect(judge({ critical: ['row.usge > 95.0'] }, [['9', 0, 1]])).toMatchObject({
    verdict: 'unknown',
    because: [{ why: expect.stringContaining('No such key: usge') }],
  });
  expect(judge({ critical: ['rows.exists(r, r.usge > 95.0)'] }, [['9', 0, 1]]).verdict).toBe('unknown');
});

test('a rule over all rows is asked once', () => {
  expect(
    judge({ warning: ['rows.all(r, r.pending > 0.0)'] }, [
      ['9', 1, 1],
      ['9', 2, 1],
    ]).because,
  ).toEqual([{ verdict: 'warning', rule: 'rows.all(r, r.pending > 0.0)' }]);
});

test('a rule may differ by tier', () => {
  const byTier = { critical: ['row.usage > (tier == "olap" ? 95.0 : 90.0)'] };
  expect(judge(byTier, [['92', 0, 1]]).verdict).toBe('critical');
  expect(judge(byTier, [['92', 0, 1]], { tier: 'olap' }).verdict).toBe('ok');
});

test('no rows are unknown, unless the question says that they are well', () => {
  expect(judge(rules, []).verdict).toBe('unknown');
  expect(judge(rules, [], { empty: 'ok' })).toEqual({ verdict: 'ok', because: [] });
});

test('an answer that was cut off is not known to be well', () => {
  expect(judge(rules, [['9', 0, 1]], { truncated: true }).verdict).toBe('unknown');
  expect(judge(rules, [['99', 0, 1]], { truncated: true }).verdict).toBe('critical');
});
