-- The jobs of one queue that were given up and not looked after, oldest first, each with what became of it.
-- topic: Queue
-- tiers: queue
-- args: queue text, most int?
-- requires: dead_letter_jobs.original_job_id, jobs.id
-- critical: row.total > 10.0 && row.reason_pct > 80.0
-- warning: row.total > 0.0
-- empty: ok
-- units: id identity, reason_pct percent
-- next: dead-letters, workers
with open as (
  select j.id_text as id, j.job_type, j.reason, j.at, j.tries, j.original
  from (values (null::timestamptz, null::timestamptz, null::int)) as d(failure_timestamp, failed_at, retry_count)
  cross join lateral (
    select id::text as id_text, job_type::text as job_type, left(failure_reason, 80) as reason,
           coalesce(failure_timestamp, failed_at) as at, retry_count as tries, original_job_id::text as original
    from dead_letter_jobs where not is_resolved and queue_name::text = $1::text) j)
select o.id, o.job_type, o.reason, o.at, o.tries,
       coalesce((select j.status::text from jobs j where j.id::text = o.original limit 1), 'gone') as job_now,
       round(100.0 * count(*) over (partition by o.reason) / count(*) over (), 1) as reason_pct,
       count(*) over () as total
from open o
order by o.at, o.id
limit least(coalesce($2::int, 25), 50)
