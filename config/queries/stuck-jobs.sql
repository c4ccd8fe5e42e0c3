-- The jobs of one queue that have been processing for longer than the queue allows, longest first.
-- topic: Queue
-- tiers: queue
-- args: queue text, most int?, whole int?
-- known: queue paused queue
-- example: email-sending
-- requires: jobs.attempt_count, jobs.max_attempts, job_queues.timeout_seconds
-- warning: row.over_s > 0.0
-- empty: ok
-- units: id identity, started_us identity, over_s s
-- offer: release-stuck queue
-- next: workers, queue
select q.name::text as queue, j.id_text as id, j.job_type, j.attempt_count, j.max_attempts,
       (extract(epoch from j.began) * 1000000)::bigint::text as started_us,
       round(extract(epoch from now() - j.began)::numeric - q.timeout_seconds)::bigint as over_s
from job_queues q
cross join (values (null::timestamptz, null::timestamptz)) as d(started, started_at)
cross join lateral (
  select id::text as id_text, job_type::text as job_type, attempt_count, max_attempts,
         coalesce(started, started_at) as began
  from jobs where queue_name = q.name and status = 'processing') j
where q.name::text = $1::text and j.began < now() - make_interval(secs => q.timeout_seconds)
order by j.began, j.id_text
limit least(coalesce($2::int, $3::int, 25), coalesce($3::int, 50))
