import { expect, test } from 'vitest';
import { headOf } from '../../src/incidents/head.ts';
import { startTending } from '../../src/incidents/tending.ts';
import { postgresJournal } from '../postgres/journal/opened.ts';
import { until } from '../support/until.ts';
import { path } from './story.ts';
import { pools, workbench } from './workbench.ts';

/** The roster's path in fractions of a second. */
const quick = {
  ...path,
  levels: path.levels.map((level, index) => ({ ...level, afterMs: index * 400 })),
  repeatMs: 400,
};

test('two workers on one real journal tell one story, and nobody is paged twice', async () => {
  const opened = await postgresJournal({ headOf, leaseMs: 60_000 });
  const one = workbench({ ...opened, worker: 'one', renewMs: 1000 });
  const two = workbench({ ...one.world, worker: 'two' });
  const workers = [startTending(one.world), startTending(two.world)];
  const { stream, lease } = await one.opens({ path: quick }, pools);
  workers[0]?.tendNow(stream, lease);

  await until(
    async () => one.email.paged,
    (paged) => paged.length >= 5,
  );
  await one.acknowledges(stream, 'U-CEM');
  await until(
    async () => one.chat.calls,
    (calls) => calls.some((call) => call.includes('acknowledged: Pool short')),
  );
  await Promise.all(workers.map((worker) => worker.stop()));

  const { attempts, rooms, lead } = await one.incident(stream);
  expect(new Set(attempts.map(({ id }) => id)).size).toBe(attempts.length);
  expect(attempts.every(({ nth, outcome }) => nth === 1 && outcome?.kind === 'sent')).toBe(true);
  const begun = attempts.filter(({ channel }) => channel === 'email').map(({ person }) => person);
  expect(begun.slice(0, 4)).toEqual(['ana', 'bo', 'cem', 'cem']);
  // A page leaves when its beginning is known to be recorded; where that answer is late, the next level may leave before it.
  expect([...one.email.paged].sort()).toEqual([...begun].sort());
  expect(rooms).toHaveLength(1);
  expect(lead?.by).toBe('U-CEM');
  expect(await opened.journal.verify(stream)).toMatchObject({ intact: true });
  expect(one.errors).toEqual([]);
});
