import { expect, test } from 'vitest';
import { postgresJournal } from './journal/opened.ts';

const noon = new Date('2026-11-22T12:00:00.000Z');
const after = (ms: number) => new Date(noon.getTime() + ms);
const reading = (at: Date, value: number, label = 'main') => ({ tier: 'oltp', measure: 'pools', label, at, value });

test('readings come back oldest first, those of one label only', async () => {
  const { samples } = await postgresJournal();
  await samples.put([reading(noon, 1), reading(noon, 100, 'other')], 'slot 1');
  await samples.put([reading(after(20_000), 3)], 'slot 3');
  await samples.put([reading(after(10_000), 2.5)], 'slot 2');
  expect(await samples.last('oltp', 'pools', 'main', 2)).toEqual([
    { at: after(10_000), value: 2.5 },
    { at: after(20_000), value: 3 },
  ]);
  expect(await samples.range('oltp', 'pools', 'main', noon, after(20_000))).toEqual([
    { at: noon, value: 1 },
    { at: after(10_000), value: 2.5 },
  ]);
  expect(await samples.last('oltp', 'pools', 'missing', 2)).toEqual([]);
});

test('a slot is taken by one process, and only its readings are kept', async () => {
  const { samples } = await postgresJournal();
  const values = [1, 2, 3, 4, 5];
  const taken = await Promise.all(values.map((value) => samples.put([reading(after(value), value)], 'same slot')));
  const winners = values.filter((_, index) => taken[index]);
  expect(winners).toHaveLength(1);
  expect((await samples.last('oltp', 'pools', 'main', 9)).map(({ value }) => value)).toEqual(winners);
});

test('readings older than a week become hourly means, and are still found', async () => {
  const { samples, database } = await postgresJournal();
  const [row] = await database.admin(`select date_trunc('hour', now()) - interval '10 days' as start`);
  const start = row?.start instanceof Date ? row.start : noon;
  const since = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
  await samples.put([reading(since(0), 1), reading(since(30), 3), reading(since(60), 7)], 'old');
  await samples.put([reading(new Date(), 9)], 'new');
  await database.admin('select roll_samples()');
  expect(await samples.range('oltp', 'pools', 'main', since(-60), since(600))).toEqual([
    { at: since(0), value: 2 },
    { at: since(60), value: 7 },
  ]);
  expect((await samples.last('oltp', 'pools', 'main', 9)).map(({ value }) => value)).toEqual([9]);
});
