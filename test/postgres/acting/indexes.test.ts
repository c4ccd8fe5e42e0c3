import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../support/until.ts';
import { operated } from './operated.ts';

let world: Awaited<ReturnType<typeof operated>>;
const owner = `owner_${process.pid}`;
const relation = 'public.jobs';
const index = 'idx_jobs_by_retries';
beforeAll(async () => {
  world = await operated({
    settings: {
      indexes: {
        [index]: { tier: 'queue', table: relation, on: '(attempt_count) where attempt_count > 0', unique: false },
        twice: { tier: 'queue', table: relation, on: '((1))', unique: true },
      },
    },
  });
  await world.database.admin(`create role ${owner}; grant create on schema public to ${owner};
    alter table jobs owner to ${owner}; insert into jobs (queue_name, job_type, status, payload)
    select name, 'y', 'queued', '{}' from (select name from job_queues limit 1) q, generate_series(1, 2)`);
});
afterAll(async () => {
  await world.database.admin(`revoke ${owner} from dbops_op`);
  await world.close();
});

const build = () => world.acting.prepare('create-index', 'queue', [relation, index]);

test('an index is built by its owner alone, so the right is given for it and nothing happens without', async () => {
  await expect(build()).rejects.toThrow(/only the owner may: an administrator grants the owner's role to dbops_op/);
  await world.database.admin(`grant ${owner} to dbops_op`);
  expect((await build()).approval).toBe('two-person');
});

test('a reviewed index is built beside running work, and is whole afterwards', async () => {
  const prepared = await build();
  expect(prepared.statement).toBe(
    `create index concurrently ${index} on public.jobs (attempt_count) where attempt_count > 0`,
  );
  expect(await world.acting.perform(prepared)).toMatchObject({ outcome: 'done' });
  expect(await world.acting.verify(prepared)).toMatchObject({ holds: true, why: 'the index is whole' });
  await expect(build()).rejects.toThrow('there is an index of that name');
});

test('a build that fails leaves an invalid index and says so; it is dropped, and a valid one never is', async () => {
  const prepared = await world.acting.prepare('create-index', 'queue', [relation, 'twice']);
  const left = /\. Left behind: an invalid index, .*; once nothing builds it, drop it with the runbook's step/;
  const performed = await world.acting.perform(prepared);
  expect(performed).toMatchObject({ outcome: 'failed', error: expect.stringMatching(/could not create unique/) });
  expect(performed).toMatchObject({ error: expect.stringMatching(left) });
  expect(await world.acting.verify(prepared)).toMatchObject({
    holds: false,
    why: expect.stringMatching(/^it is not so that the index is whole\. Left behind: an invalid index/),
  });
  // Whoever built it is told before the server has forgotten it.
  await until(
    () => world.database.admin('select from pg_stat_progress_create_index where datname = current_database()'),
    (rows) => rows.length === 0,
  );
  await expect(world.acting.prepare('drop-invalid-index', 'queue', [index])).rejects.toThrow('it is valid');
  const drop = await world.acting.prepare('drop-invalid-index', 'queue', ['public.twice']);
  expect(drop.statement).toBe('drop index concurrently public.twice');
  expect(await world.acting.verify(drop)).toMatchObject({
    why: expect.stringContaining('the index, invalid as before'),
  });
  expect(await world.acting.perform(drop)).toMatchObject({ outcome: 'done' });
  expect(await world.acting.verify(drop)).toMatchObject({ holds: true, why: 'the index is gone' });
});

test.each([
  [['queue', relation, 'another'], 'it is not among the indexes'],
  [['oltp', relation, index], 'has that index for another table'],
  [['queue', 'public.leads', index], 'has that index for another table'],
  [['queue', 'nowhere', index], 'has no such table'],
])('%s is not built', async ([tier = '', ...words], why) => {
  await expect(world.acting.prepare('create-index', tier, words)).rejects.toThrow(why);
});
