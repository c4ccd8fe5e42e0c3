import { expect, test } from 'vitest';
import { scene } from './scene.ts';

const { ana, bo, queue } = await scene({ own: ['queue'], overlays: ['test/stories/config/trusting'] });

test('a backlog is told by what waits, and by what has waited for too long', async () => {
  await queue(`insert into jobs (queue_name, job_type, priority, payload, run)
    select 'email-sending', 'campaign', 100, '{}', now() - case when n <= 2 then interval '5 hours' else interval '1 minute' end
    from generate_series(1, 120) n`);
  const now = await ana.asks('/db queue');
  expect(now).toMatch(/CRITICAL\ncritical: email-sending: starved 2,/);
  expect(now).toMatch(/email-sending +120 /);
  const backlog = await ana.asks('/db backlog');
  expect(backlog).toMatch(/CRITICAL[\s\S]*email-sending +normal +120 +2 +180\d\d /);
});

test('what fails in the last hour is told by band and by five minutes; a schedule that stood still is critical', async () => {
  await queue(`insert into jobs (queue_name, job_type, priority, payload, status, run, started, failed, created)
    select 'billing-sync', 'sync', 10, '{}', 'failed', at, at, at, at
    from generate_series(1, 9), lateral (select now() - interval '1 minute' as at) t`);
  expect(await bo.asks('/db queue-bands')).toMatch(/CRITICAL[\s\S]*critical +\d+ +9 /);
  expect(await bo.asks('/db throughput')).toMatch(/billing-sync .* 9 +\d/);
  await queue(`update scheduled_jobs set next_run = now() - interval '2 hours' where name = 'billing sync'`);
  expect(await bo.asks('/db schedules')).toMatch(
    /CRITICAL[\s\S]*billing sync billing-sync: is_active yes, overdue_s 72\d\d/,
  );
  expect(await bo.asks('/db weekly queue')).toMatch(/time of a job[\s\S]*\d\.\d\d/);
});

test('a queue is switched off and on again by one person; where customers see it at once, by two', async () => {
  expect(await ana.asks('/db pause-queue queue email-sending')).toContain(
    'needs a second person: customers see at once',
  );
  expect(await ana.asks('/db pause-queue queue analytics-processing')).toContain('its backlog grows until somebody');
  await ana.presses('pause-queue queue analytics-processing');
  expect(await ana.isTold(/Verified/)).toContain('the queue is switched off');
  expect(await bo.asks('/db paused')).toMatch(/WARNING[\s\S]*analytics-processing +no +\d+ +3 /);

  expect(await bo.asks('/db resume-queue queue analytics-processing')).toContain(
    'the jobs that waited there start at once',
  );
  await bo.presses('resume-queue queue analytics-processing');
  expect(await bo.isTold(/Verified/)).toContain('the queue is switched on');
  expect(await bo.asks('/db paused queue analytics-processing')).toMatch(/OK[\s\S]*is_active: yes/);
});

test('a queue that is misspelt is no calm answer', async () => {
  expect(await ana.asks('/db stuck-jobs queue emial-sending')).toBe(
    'There is no queue “emial-sending” on queue; did you mean email-sending?\n[ email-sending ] [ paused queue ]',
  );
  expect(await ana.asks('/db unresolved-jobs queue xyz')).toMatch(/^There is no queue “xyz” on queue\.\n/);
  expect(await ana.asks('/db paused queue billing-snyc')).toContain('did you mean billing-sync?');
  expect(await ana.asks('/db file stuck-jobs queue emial-sending 5')).toContain('did you mean email-sending?');
  await ana.presses('email-sending', /There is no queue/);
  expect(await ana.isTold(/STUCK|rows/)).toMatch(/^STUCK-JOBS · QUEUE: \S+ OK[\s\S]*There are no rows/);
  expect(await ana.asks('/db pause-queue queue emial-sending')).toMatch(
    /there is no such queue \(paused emial-sending has no rows\); did you mean email-sending\?/,
  );
});

test('jobs of a worker that went silent are given back by two people, and only once it is silent', async () => {
  const stuck = `queue_name = 'notification-delivery' and job_type = 'lost'`;
  await queue(`insert into jobs (queue_name, job_type, payload, status, attempt_count, started)
    select 'notification-delivery', 'lost', '{}', 'processing', n, now() - interval '2 hours' from generate_series(1, 2) n`);
  await queue('update worker_performance set last_heartbeat = now()');
  expect(await ana.asks('/db stuck-jobs queue notification-delivery')).toMatch(
    /WARNING\nwarning: notification-delivery lost: over_s 63\d\d,/,
  );
  const tooEarly = await ana.asks('/db release-stuck queue notification-delivery');
  expect(tooEarly).toContain('every worker reports, so these jobs may still be running');

  await queue(
    `update worker_performance set last_heartbeat = now() - interval '10 minutes' where worker_id = 'worker-2'`,
  );
  expect(await ana.asks('/db workers')).toMatch(/CRITICAL\ncritical: worker-2: heartbeat_age_s 6\d\d,/);
  await ana.asks('/db stuck-jobs queue notification-delivery');
  await ana.presses('release-stuck notification-delivery', /STUCK-JOBS/);
  await ana.isTold(/needs a second person/);
  const request = /RELEASE-STUCK · QUEUE[\s\S]*waits for a second person/;
  expect(await bo.reads(request)).toMatch(/It would change 2 rows/);
  await bo.presses('Approve', request);
  expect(await bo.isTold(/Verified/)).toContain('none of these jobs is stuck any more');
  const rows = await queue(`select status, attempt_count as attempt from jobs where ${stuck} order by 2`);
  expect(rows).toEqual([
    { status: 'queued', attempt: 2 },
    { status: 'failed', attempt: 3 },
  ]);
});

test('dead letters of one cause go back once it is mended, and whoever asks has to say so', async () => {
  await queue(`with given_up as (insert into jobs (queue_name, job_type, payload, status, failed)
      select 'content-archival', 'archive', '{}', 'failed', now() from generate_series(1, 40) returning id)
    insert into dead_letter_jobs (original_job_id, queue_name, job_type, final_attempt, failure_reason, payload)
      select id, 'content-archival', 'archive', 3, 'the disk is full', '{}' from given_up`);
  const letters = await ana.asks('/db dead-letters');
  expect(letters).toMatch(/CRITICAL\ncritical: content-archival archive: pct_of_all \d\d\.\d, total 46/);
  const jobs = await ana.asks('/db unresolved-jobs queue content-archival 5');
  expect(jobs).toMatch(/CRITICAL[\s\S]*archive +the disk is full .* failed /);

  await ana.presses('retry-dead-letters content-archival', /DEAD-LETTERS/);
  await ana.isTold(
    /one reason stands behind them, or behind most, so they fail again until it is mended; .* 10 cause-fixed/,
  );
  await ana.asks('/db retry-dead-letters queue content-archival 20 cause-fixed');
  await ana.presses('retry-dead-letters queue content-archival', /20 of them/);
  await ana.isTold(/Verified/);
  const back = `select count(*)::int as letters from dead_letter_jobs where resolution_notes = 'queued again by rookery'`;
  expect(await queue(back)).toEqual([{ letters: 20 }]);
});
