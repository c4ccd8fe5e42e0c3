import { afterAll, beforeAll, expect, test } from 'vitest';
import { answered } from '../../src/tiers/tiers.ts';
import { type TestDatabase, testDatabase } from '../support/postgres.ts';
import { readerUrl, tiersWith } from './reader.ts';

let database: TestDatabase;
let url: string;

beforeAll(async () => {
  database = await testDatabase('whole');
  url = await readerUrl(database);
});
afterAll(() => database.drop());

/** How many rows came to a message and to a file, and whether there are more. */
async function counts(sql: string): Promise<unknown[]> {
  const tiers = tiersWith(url, {
    many: `-- Many.\n-- tiers: all\n-- args: upto int, whole int?\n-- warning: row.n < 0.0\n${sql}`,
  });
  const both = await Promise.all(
    (['glance', 'whole'] as const).map((extent) => tiers.ask('many', 'oltp', ['20000'], extent)),
  );
  tiers.close();
  return both.map((one) => (answered(one) ? [one.rows.length, one.truncated, one.verdict] : one.sentence));
}

test('a question that keeps its answer short is asked for all of it where a file is wanted', async () => {
  const few = 'select n from generate_series(1, $1::int / 10) n limit coalesce($2::int, 25)';
  expect(await counts(few)).toEqual([
    [25, false, 'ok'],
    [2000, false, 'ok'],
  ]);
});

test('a message takes 500 rows and a file 5,000, and of more it is said that there are more', async () => {
  const many = 'select n from generate_series(1, $1::int) n where $2::int is null or true';
  expect(await counts(many)).toEqual([
    [500, true, 'unknown'],
    [5_000, true, 'unknown'],
  ]);
  expect(await counts('select n from generate_series(1, $1::int) n limit coalesce($2::int, 25)')).toEqual([
    [25, false, 'ok'],
    [5_000, true, 'unknown'],
  ]);
});
