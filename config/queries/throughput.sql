-- Jobs finished and failed per queue in each five minutes.
-- topic: Queue
-- tiers: queue
-- args: since interval?, whole int?
-- public: yes
-- requires: jobs
-- next: queue, backlog, workers
select coalesce(queue, '(all)') as queue,
       date_trunc('minute', done) - make_interval(mins => extract(minute from done)::int % 5) as five_minutes,
       count(*) filter (where st = 'completed') as completed, count(*) filter (where st = 'failed') as failed,
       round(count(*) / 5.0, 1) as per_minute
-- A column that the table lacks is found here instead, as null: the schema has carried both sets of names.
from (values (null::timestamptz, null::timestamptz, null::timestamptz, null::timestamptz, null::text))
     as d(completed, completed_at, failed, failed_at, queue_name)
cross join lateral (
  select queue_name::text as queue, status::text as st, coalesce(completed, completed_at, failed, failed_at) as done
  from jobs
  -- Written as OR, so that the planner drops the missing columns' half and keeps the index.
  where status in ('completed', 'failed')
    and (completed >= now() - coalesce($1::interval, interval '1 hour')
         or completed_at >= now() - coalesce($1::interval, interval '1 hour')
         or failed >= now() - coalesce($1::interval, interval '1 hour')
         or failed_at >= now() - coalesce($1::interval, interval '1 hour'))) j
group by 1, 2
order by 2 desc, 1
limit coalesce($2::int, 300)
