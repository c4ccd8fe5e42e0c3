-- The jobs of one queue that were given up and not looked after, oldest first, each with what became of it.
-- topic: Queue
-- tiers: queue
-- args: queue text, most int?, whole int?
-- known: queue paused queue
-- example: email-sending 10
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
           coalesce(failure_timestamp, failed_at) as at, retry_count as tries, original_job_id as original
    from dead_letter_jobs where not is_resolved and queue_name::text = $1::text) j),
oldest as (
  select *, round(100.0 * count(*) over (partition by reason) / count(*) over (), 1) as reason_pct,
         count(*) over () as total
  from open order by at, id
  limit least(coalesce($2::int, $3::int, 25), coalesce($3::int, 50)))
-- Joined last, by the ids as they are: their index finds a job among millions.
select o.id, o.job_type, o.reason, o.at, o.tries, coalesce(j.status::text, 'gone') as job_now, o.reason_pct, o.total
from oldest o left join jobs j on j.id = o.original
order by o.at, o.id
