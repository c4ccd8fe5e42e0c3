-- Each queue's backlog now, with jobs handed over to Redis, stuck and starved ones.
-- topic: Queue
-- tiers: queue
-- args: whole int?
-- public: yes
-- requires: jobs.queue_name, job_queues
-- critical: row.starved > 0.0
-- critical: row.stuck > 0.0 && row.stuck == row.processing
-- warning: row.ready + row.in_redis > 100.0
-- warning: row.stuck > 0.0
-- warning: row.ready > 100.0 && row.slot_use_pct < 80.0
-- units: oldest_ready_s s, slot_use_pct percent
-- next: backlog, dead-letters, workers
-- why: 100 waiting jobs and 80 % of the slots are the alert lines; four hours are the longest that a job may wait; a
-- why: job is stuck when it takes longer than its queue allows.
select q.name::text as queue, b.ready, b.delayed, b.in_redis, b.processing, b.stuck, b.starved,
       round(b.oldest_ready_s::numeric)::bigint as oldest_ready_s, q.max_concurrent_jobs as slots,
       round(100.0 * b.processing / nullif(q.max_concurrent_jobs, 0), 1) as slot_use_pct
from job_queues q
-- A column that the table lacks is found here instead, as null: the schema has carried both sets of names.
cross join (values (null::timestamptz, null::timestamptz, null::timestamptz,
                    null::timestamptz, null::timestamptz, null::timestamptz))
     as d(created, created_at, run, run_at, started, started_at)
cross join lateral (
  select count(*) filter (where st = 'queued' and due <= now()) as ready,
         count(*) filter (where st = 'queued' and due > now()) as delayed,
         count(*) filter (where st = 'migrated_to_redis') as in_redis,
         count(*) filter (where st = 'processing') as processing,
         count(*) filter (where st = 'processing'
                          and began < now() - make_interval(secs => q.timeout_seconds)) as stuck,
         count(*) filter (where st <> 'processing' and due <= now() - interval '4 hours') as starved,
         extract(epoch from now() - min(due) filter (where st <> 'processing' and due <= now())) as oldest_ready_s
  from (select status::text as st, coalesce(run, run_at, created, created_at) as due,
               coalesce(started, started_at) as began
        from jobs
        where queue_name = q.name and status in ('queued', 'migrated_to_redis', 'processing')) j) b
order by b.ready + b.in_redis desc, q.name
limit coalesce($1::int, 100)
