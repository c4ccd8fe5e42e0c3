import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { expectation } from '../../src/tiers/expectation.ts';
import { holding, type Remark } from '../../src/tiers/remarks.ts';
import type { Asked } from '../../src/tiers/tiers.ts';
import { root } from '../config/settings.ts';
import { pools, silent } from './answers.ts';

const remark: Remark = {
  says: 'The workers may hold them.',
  when: [
    { tier: 'oltp', question: 'pools', rule: 'rows.exists(r, r.pending > 5.0)' },
    { tier: 'queue', question: 'pools', rule: 'rows.all(r, r.usage_pct >= 80.0)' },
  ],
  next: [],
};
const of = (tier: string, pending: number, usage: string) => pools([['main', pending, usage]], { tier });
const held = (...asked: Asked[]) =>
  holding([remark], asked, (rule, answer) => expectation(rule, answer, 'ok')).map(({ says }) => says);

test('it is said when all of it holds, and not when one half does', () => {
  expect(held(of('oltp', 9, '100'), of('queue', 0, '85'))).toEqual([remark.says]);
  expect(held(of('oltp', 9, '100'), of('queue', 0, '20'))).toEqual([]);
  expect(held(of('oltp', 2, '100'), of('queue', 0, '85'))).toEqual([]);
});

test('a tier without an answer explains nothing, nor does an answer without rows or of another tier', () => {
  expect(held(of('oltp', 9, '100'), { ...silent('queue'), question: 'pools' })).toEqual([]);
  expect(held(of('oltp', 9, '100'), pools([], { tier: 'queue' }))).toEqual([]);
  expect(held(of('oltp', 9, '100'), of('olap', 0, '85'))).toEqual([]);
});

test('what cannot be evaluated does not hold', () => {
  expect(held(of('oltp', 9, '100'), pools([['main', 0, null]], { tier: 'queue' }))).toEqual([]);
});

test('the shipped remark on workers that hold the pools of oltp is said when they do', () => {
  const queue = pools([], {
    ...{ tier: 'queue', question: 'queue' },
    columns: ['ready', 'in_redis', 'processing', 'slot_use_pct'].map((name) => ({
      name,
      private: false,
      numeric: true,
    })),
    rows: [{ ready: 3, in_redis: 0, processing: 20, slot_use_pct: '100.0' }],
  });
  const said = (asked: readonly Asked[]) =>
    holding(loadConfig(root).remarks, asked, (rule, answer) => expectation(rule, answer, 'ok')).map(({ name }) => name);
  expect(said([of('oltp', 9, '100'), queue])).toEqual(['queue-workers-hold-pools']);
  expect(said([of('oltp', 0, '10'), queue])).toEqual([]);
});
