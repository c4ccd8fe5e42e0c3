import { afterAll, expect, test } from 'vitest';
import { scene } from './scene.ts';

const { ana, cem, queue, room } = await scene({ own: ['queue'], rough: true });
afterAll(() => queue('revoke app_user from dbops_op'));

test('what a build left behind is dropped, and the index is built, both through the runbook and by two', async () => {
  const cutOff = queue('create unique index concurrently idx_jobs_completed_at on jobs ((1))');
  await expect(cutOff).rejects.toThrow('could not create unique index');
  await ana.asks('/db open performance-degradation high queue Clean-up takes hours');
  for (const one of [ana, cem]) await one.goesTo(await room(1));
  await ana.asks('/db start index-on-completed-jobs');
  expect(await ana.asks('/db create-index queue public.jobs idx_jobs_completed_at')).toMatch(
    /through the steps of a runbook[\s\S]*\[ index-on-completed-jobs ]/,
  );
  expect(await ana.asks('/db index queue idx_jobs_competed_at')).toContain('did you mean idx_jobs_completed_at?');
  expect(await ana.asks('/db index queue idx_jobs_completed_at')).toMatch(/WARNING\nwarning: valid no/);

  expect(await ana.asks('/db do 2.5')).toContain('only the owner may');
  await queue('grant app_user to dbops_op');
  expect(await ana.asks('/db do 2.5')).toContain('needs a second person');
  await cem.presses('Approve', /DROP-INVALID-INDEX ·/);
  expect(await cem.isTold(/Verified/)).toContain('the index is gone');

  expect(await ana.asks('/db do 2.7')).toContain('is built on public.jobs of queue while work goes on');
  await cem.presses('Approve', /CREATE-INDEX ·/);
  expect(await cem.isTold(/Verified/)).toContain('the index is whole');
  expect(await ana.asks('/db index queue idx_jobs_completed_at')).toMatch(/^INDEX · QUEUE: \S+ OK/);
  expect(await cem.asks('/db timeline')).toMatch(/asked for create-index queue public\.jobs idx_jobs_completed_at/);
});
