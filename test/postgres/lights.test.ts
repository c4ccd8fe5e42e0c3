import { expect, test } from 'vitest';
import { postgresJournal } from './journal/opened.ts';

const start = Date.now() - 600_000;
const after = (seconds: number) => new Date(start + seconds * 1_000);
const gapMs = 90_000;

test('what is as it was keeps its beginning; a change begins anew', async () => {
  const { lights } = await postgresJournal();
  await lights.keep('oltp', { pools: 'ok', health: 'ok' }, after(0), gapMs);
  await lights.keep('oltp', { pools: 'critical', health: 'ok' }, after(30), gapMs);
  await lights.keep('oltp', { pools: 'critical', health: 'ok' }, after(60), gapMs);
  await lights.keep('queue', { pools: 'warning' }, after(61), gapMs);
  const all = await lights.all();
  expect([...all].sort((one, other) => one.since.getTime() - other.since.getTime())).toMatchObject([
    { tier: 'oltp', question: 'health', state: 'ok', since: after(0), seen: after(60) },
    { tier: 'oltp', question: 'pools', state: 'critical', since: after(30), seen: after(60) },
    { tier: 'queue', question: 'pools', state: 'warning', since: after(61), seen: after(61) },
  ]);
  expect(all[0]?.ageMs).toBeGreaterThan(500_000);
});

test('after a time in which nobody looked it begins anew, and what comes late changes nothing', async () => {
  const { lights } = await postgresJournal();
  await lights.keep('oltp', { pools: 'critical' }, after(0), gapMs);
  await lights.keep('oltp', { pools: 'critical' }, after(91), gapMs);
  await lights.keep('oltp', { pools: 'ok' }, after(60), gapMs);
  expect(await lights.all()).toMatchObject([{ state: 'critical', since: after(91), seen: after(91) }]);
});
