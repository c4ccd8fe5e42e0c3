import { afterAll, beforeAll, expect, test } from 'vitest';
import { answered } from '../../src/tiers/tiers.ts';
import { type TestDatabase, testDatabase } from '../support/postgres.ts';
import { readerUrl, tiersWith } from './reader.ts';

let database: TestDatabase;
let url: string;

beforeAll(async () => {
  database = await testDatabase('values');
  url = await readerUrl(database);
});
afterAll(() => database.drop());

async function rowOf(sql: string, rules = '') {
  const tiers = tiersWith(url, { one: `-- One.\n-- tiers: all\n${rules}${sql}` });
  const asked = await tiers.ask('one', 'oltp');
  tiers.close();
  if (!answered(asked)) throw new Error(asked.sentence);
  return asked;
}

test('numbers are shown digit for digit', async () => {
  const { rows } = await rowOf(
    "select 9007199254740993::bigint as big, 12::bigint as small, 0.10::numeric as price, 1e400::numeric::text as long, 'NaN'::float8 as nan, null::int as none",
  );
  expect(rows).toMatchObject([{ big: '9007199254740993', small: 12, price: '0.10', nan: 'NaN', none: null }]);
});

test('times keep their microseconds and their zone, and a date stays the day that it is', async () => {
  const { rows, columns } = await rowOf(
    "select '2026-11-22 10:26:03.123456+01'::timestamptz as at, '2026-11-22'::date as day, true as yes",
  );
  expect(rows).toEqual([{ at: '2026-11-22T09:26:03.123456Z', day: '2026-11-22', yes: true }]);
  expect(columns.map(({ time = false }) => time)).toEqual([true, false, false]);
});

test('rules see bigint and numeric as numbers, and times as times', async () => {
  const rules =
    '-- critical: row.big == 12.0 && row.price > 0.05\n-- warning: row.at > timestamp("2026-01-01T00:00:00Z")\n';
  const { verdict, because } = await rowOf(
    "select 12::bigint as big, 0.10::numeric as price, '2026-11-22Z'::timestamptz as at",
    rules,
  );
  expect([verdict, because.length]).toEqual(['critical', 1]);
  const later = await rowOf(
    "select 13::bigint as big, 0.10::numeric as price, '2026-11-22Z'::timestamptz as at",
    rules,
  );
  expect(later.verdict).toBe('warning');
});

test('a number that is none, and nothing at all, make a rule unknown instead of well', async () => {
  for (const value of ["'NaN'::float8", "'Infinity'::float8", 'null::int']) {
    const { verdict, because } = await rowOf(`select ${value} as n`, '-- critical: row.n > 5.0\n');
    expect([verdict, because[0]?.why]).toEqual(['unknown', 'n has no value']);
  }
});

test('a rule that speaks of a column which is not there makes the answer unknown', async () => {
  const { because } = await rowOf('select 1 as n', '-- critical: row.m > 5.0\n');
  expect(because[0]?.why).toContain('No such key: m');
});
