-- Six queues and two days of jobs; the same rows at every start, times count back from now.

insert into job_queues (name, default_priority, max_concurrent_jobs, timeout_seconds)
values ('email-sending', 50, 20, 3600), ('analytics-processing', 150, 5, 3600), ('content-archival', 200, 3, 7200),
  ('infrastructure-monitoring', 25, 5, 600), ('billing-sync', 100, 5, 1800), ('notification-delivery', 75, 10, 900);

insert into jobs (id, queue_name, job_type, status, priority, payload, attempt_count, run, started, completed, failed,
  last_error_message, tenant_id, created, updated)
select md5('job' || n)::uuid, q.name, q.name || '-batch', case when n % 53 = 0 then 'failed' else 'completed' end,
       (array[10, 40, 100, 100, 180, 240])[1 + n % 6], jsonb_build_object('batch', n), 1, at, at + took / 4,
       case when n % 53 <> 0 then at + took end, case when n % 53 = 0 then at + took end,
       case when n % 53 = 0 then 'the mail server did not answer' end, md5('tenant' || (1 + n % 12))::uuid, at, at + took
from generate_series(1, 2400) as n
cross join lateral (select now() - n * interval '72 seconds' - interval '20 seconds' as at, (2 + n % 13) * interval '1 second' as took) t
join lateral (select name from job_queues order by name offset n % 6 limit 1) q on true;

-- What waits right now, and what will be due later.
insert into jobs (id, queue_name, job_type, priority, payload, run, tenant_id, created)
select md5('waiting' || n)::uuid, q.name, q.name || '-batch', (array[10, 40, 100, 180])[1 + n % 4], jsonb_build_object('batch', n),
       case when n % 3 = 0 then now() + n * interval '5 minutes' else now() - n * interval '3 seconds' end,
       md5('tenant' || (1 + n % 12))::uuid, now() - n * interval '3 seconds'
from generate_series(1, 18) as n join lateral (select name from job_queues order by name offset n % 6 limit 1) q on true;

insert into job_logs (job_id, log_level, message, attempt_number, duration_ms, started, finished)
select id, case status when 'failed' then 'error' else 'info' end, coalesce(last_error_message, 'done'), 1,
       round(extract(epoch from coalesce(completed, failed) - started) * 1000), started, coalesce(completed, failed)
from jobs where started > now() - interval '12 hours';

insert into dead_letter_jobs (original_job_id, queue_name, job_type, final_attempt, failure_reason, payload, failure_timestamp, created)
select id, queue_name, job_type, 3, last_error_message, payload, failed, failed from jobs where status = 'failed' order by failed desc limit 6;

insert into scheduled_jobs (name, queue_name, job_type, cron_expression, last_run, next_run, run_count)
values ('daily archive', 'content-archival', 'archive', '0 2 * * *', date_trunc('day', now()) + interval '2 hours' - interval '1 day',
    date_trunc('day', now()) + interval '26 hours', 210),
  ('weekly clean-up', 'content-archival', 'clean-up', '0 3 * * 0', date_trunc('week', now()) - interval '21 hours',
    date_trunc('week', now()) + interval '6 days 3 hours', 30),
  ('hourly aggregates', 'analytics-processing', 'aggregate', '0 * * * *', date_trunc('hour', now()), date_trunc('hour', now()) + interval '1 hour', 5040),
  ('billing sync', 'billing-sync', 'sync', '*/15 * * * *', now() - interval '6 minutes', now() + interval '9 minutes', 20160);

insert into queue_health (timestamp, queue_name, pending_jobs, processing_jobs, failed_jobs_24h, oldest_pending_job_age_minutes, health_status)
select now() - n * interval '30 minutes', q.name, 2 + n % 5, n % 3, 4, 1, 'healthy'
from job_queues q cross join generate_series(1, 48) as n;

insert into worker_performance (worker_id, date, jobs_processed, jobs_successful, jobs_failed, uptime_minutes, last_heartbeat)
select 'worker-' || w, current_date - d, 200, 196, 4, 1440, now() - d * interval '1 day'
from generate_series(1, 4) as w cross join generate_series(0, 6) as d;

insert into queue_security_audit (action, severity, tenant_id, success, created)
select case when n % 20 = 0 then 'permission_granted' else 'job_created' end, 'low', md5('tenant' || (1 + n % 12))::uuid, true,
       now() - n * interval '10 minutes'
from generate_series(1, 140) as n;
