import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadQuestions } from '../../src/tiers/questions.ts';
import { type Answer, answered } from '../../src/tiers/tiers.ts';
import { type TestDatabase, testDatabase } from '../support/postgres.ts';
import { until } from '../support/until.ts';
import { createTiersOf, readerUrl } from './reader.ts';

const { questions } = await loadQuestions('config/queries', ['oltp']);
let database: TestDatabase;
let url: string;

beforeAll(async () => {
  database = await testDatabase('counters');
  url = await readerUrl(database);
});
afterAll(() => database.drop());

const errorsOf = async (tiers: ReturnType<typeof createTiersOf>): Promise<Answer> => {
  const asked = await tiers.ask('errors', 'oltp');
  if (!answered(asked)) throw new Error(asked.sentence);
  return asked;
};

test('rollbacks are judged by what is new; the first answer and one after a reset are unknown, not well', async () => {
  const tiers = createTiersOf(url, questions);
  const first = await errorsOf(tiers);
  expect(first).toMatchObject({ verdict: 'unknown', rows: [{ new_rollbacks: null, compared_s: null }] });

  for (let time = 0; time < 3; time += 1) await database.admin('begin; select 1; rollback');
  const later = await until(
    () => errorsOf(tiers),
    ({ rows }) => Number(rows[0]?.new_rollbacks) >= 3,
  );
  expect(later.verdict).toBe('ok');

  await database.admin('select pg_stat_reset()');
  const reset = await until(
    () => errorsOf(tiers),
    ({ rows }) => rows[0]?.new_rollbacks === null,
  );
  expect(reset.verdict).toBe('unknown');
  tiers.close();
});

test('what is counted is counted at the start, so that the first person who asks has something to compare with', async () => {
  const tiers = createTiersOf(url, questions);
  await tiers.warm();
  expect((await errorsOf(tiers)).rows[0]?.new_deadlocks).toBe(0);
  tiers.close();
});
