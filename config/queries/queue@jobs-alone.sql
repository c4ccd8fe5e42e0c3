-- The backlog from the jobs alone, where no table describes the queues; a job is stuck after an hour.
-- requires: jobs
-- warning: row.ready + row.in_redis > 100.0
-- warning: row.stuck > 0.0
select coalesce(queue, '(all)') as queue,
       count(*) filter (where st = 'queued' and due <= now()) as ready,
       count(*) filter (where st = 'queued' and due > now()) as delayed,
       count(*) filter (where st = 'migrated_to_redis') as in_redis,
       count(*) filter (where st = 'processing') as processing,
       count(*) filter (where st = 'processing' and began < now() - interval '1 hour') as stuck,
       count(*) filter (where st <> 'processing' and due <= now() - interval '4 hours') as starved,
       round(extract(epoch from now() - min(due) filter (where st <> 'processing' and due <= now()))::numeric)::bigint
         as oldest_ready_s,
       null::int as slots, null::numeric as slot_use_pct
from (values (null::timestamptz, null::timestamptz, null::timestamptz,
              null::timestamptz, null::timestamptz, null::timestamptz, null::text))
     as d(created, created_at, run, run_at, started, started_at, queue_name)
cross join lateral (
  select queue_name::text as queue, status::text as st, coalesce(run, run_at, created, created_at) as due,
         coalesce(started, started_at, created, created_at) as began
  from jobs where status in ('queued', 'migrated_to_redis', 'processing')) j
group by queue
order by ready desc, queue
limit coalesce($1::int, 100)
