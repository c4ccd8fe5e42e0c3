-- Thirty hours at a hundred thousand an hour, or as many as are asked for; one in a hundred failed, the newest wait or are under way.
insert into jobs (id, queue_name, job_type, status, priority, payload, attempt_count, run, started, completed, failed,
  last_error_message, tenant_id, created, updated)
select lpad(to_hex(n), 32, '0')::uuid, q.names[1 + n % 6], q.names[1 + n % 6] || '-batch', s.status,
       (array[10, 40, 100, 100, 180, 240])[1 + n % 6], jsonb_build_object('batch', n), 1, at, began,
       case when s.status = 'completed' then began + took end, case when s.status = 'failed' then began + took end,
       case when s.status = 'failed' then 'the mail server did not answer' end, md5('tenant' || (1 + n % 12))::uuid,
       at, coalesce(began + took, at)
from (select array_agg(name order by name) as names from job_queues) q
cross join generate_series(1, current_setting('big.jobs')::int) as n
cross join lateral (
  select case when n <= current_setting('big.jobs')::int / 600 then 'queued'
              when n <= current_setting('big.jobs')::int / 500 then 'processing'
              when n % 100 = 0 then 'failed' else 'completed' end as status) s
cross join lateral (
  select now() - n * interval '108000 seconds' / current_setting('big.jobs')::int as at,
         (2 + n % 13) * interval '1 second' as took) t
cross join lateral (select case when s.status <> 'queued' then at + took / 4 end as began) b;

insert into dead_letter_jobs (original_job_id, queue_name, job_type, final_attempt, failure_reason, payload, failure_timestamp, created)
select id, queue_name, job_type, 3, last_error_message || ' ' || n % 20, payload, failed, failed
from (select *, row_number() over () as n from jobs where status = 'failed' limit 2000) f;
