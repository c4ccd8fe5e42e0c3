import { expect, test } from 'vitest';
import { postgresJournal } from './journal/opened.ts';

const noon = new Date('2026-11-22T12:00:00.000Z');
const after = (ms: number) => new Date(noon.getTime() + ms);
const reading = (at: Date, value: number, label = 'main') => ({ tier: 'oltp', measure: 'pools', label, at, value });

test('readings come back oldest first, those of one label only', async () => {
  const { samples } = await postgresJournal();
  await samples.put([reading(noon, 1), reading(noon, 100, 'other')]);
  await samples.put([reading(after(20_000), 3)]);
  await samples.put([reading(after(10_000), 2.5)]);
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

test('a slot is claimed by one process', async () => {
  const { samples } = await postgresJournal();
  const claims = await Promise.all([1, 2, 3, 4, 5].map(() => samples.claim('oltp 09:00')));
  expect(claims.filter(Boolean)).toHaveLength(1);
  expect(await samples.claim('oltp 09:00')).toBe(false);
  expect(await samples.claim('oltp 09:01')).toBe(true);
});

test('what stands is what was read last, label by label', async () => {
  const { samples } = await postgresJournal();
  await samples.put([
    reading(noon, 1),
    reading(after(1000), 0),
    reading(noon, 0, 'other'),
    reading(after(1000), 2, 'other'),
  ]);
  await samples.put([{ ...reading(noon, 1, 'elsewhere'), tier: 'queue' }]);
  expect(await samples.standing('oltp', 'pools')).toEqual(['other']);
});

test('readings older than a week become hourly means, and are still found', async () => {
  const { samples, database } = await postgresJournal();
  const [row] = await database.admin(`select date_trunc('hour', now()) - interval '10 days' as start`);
  const start = row?.start instanceof Date ? row.start : noon;
  const since = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
  await samples.put([reading(since(0), 1), reading(since(30), 3), reading(since(60), 7)]);
  await samples.put([reading(new Date(), 9)]);
  await database.admin('select roll_samples()');
  expect(await samples.range('oltp', 'pools', 'main', since(-60), since(600))).toEqual([
    { at: since(0), value: 2 },
    { at: since(60), value: 7 },
  ]);
  expect((await samples.last('oltp', 'pools', 'main', 9)).map(({ value }) => value)).toEqual([9]);
});
