-- Recurring jobs, those first that should have run and did not.
-- topic: Queue
-- tiers: queue
-- args: whole int?
-- public: yes
-- requires: scheduled_jobs
-- critical: row.is_active && row.overdue_s > 3600.0
-- warning: row.is_active && row.overdue_s > 600.0
-- unknown: row.is_active && row.next_run == null
-- units: overdue_s s
-- next: workers, queue
select name::text as name, queue_name::text as queue, cron_expression::text as cron, is_active, last as last_run,
       next as next_run, run_count, round(extract(epoch from now() - next)::numeric)::bigint as overdue_s
-- A column that the table lacks is found here instead, as null: the schema has carried both sets of names.
from (values (null::timestamptz, null::timestamptz, null::timestamptz, null::timestamptz))
     as d(last_run, last_run_at, next_run, next_run_at)
cross join lateral (
  select name, queue_name, cron_expression, is_active, run_count, coalesce(last_run, last_run_at) as last,
         coalesce(next_run, next_run_at) as next
  from scheduled_jobs) j
order by overdue_s desc nulls last, name
limit coalesce($1::int, 200)
