-- Speed and failures by priority band in the last hour, or another span.
-- topic: Queue
-- tiers: queue
-- args: since interval?
-- public: yes
-- requires: jobs
-- critical: row.failed > 0.05 * (row.completed + row.failed)
-- critical: row.completed > 0.0 && row.avg_processing_s > 300.0
-- warning: row.completed > 0.0 && row.avg_processing_s > 20.0
-- units: avg_processing_s s, avg_total_s s, p95_total_s s
-- next: throughput, queue, backlog
-- why: A job should take less than 20 seconds; 300 are the line of the weekly report.
select band, count(*) filter (where st = 'completed') as completed,
       count(*) filter (where st = 'failed') as failed,
       round(avg(extract(epoch from done - began)) filter (where st = 'completed')::numeric, 2) as avg_processing_s,
       round(avg(extract(epoch from done - made)) filter (where st = 'completed')::numeric, 2) as avg_total_s,
       round((percentile_cont(0.95) within group (order by extract(epoch from done - made)::float8)
              filter (where st = 'completed'))::numeric, 2) as p95_total_s,
       min(made) as oldest_job
-- A column that the table lacks is found here instead, as null: the schema has carried both sets of names.
from (values (null::timestamptz, null::timestamptz, null::timestamptz, null::timestamptz,
              null::timestamptz, null::timestamptz, null::timestamptz, null::timestamptz))
     as d(created, created_at, started, started_at, completed, completed_at, failed, failed_at)
cross join lateral (
  select status::text as st, coalesce(created, created_at) as made,
         coalesce(started, started_at, created, created_at) as began,
         coalesce(completed, completed_at, failed, failed_at) as done,
         case when priority::text !~ '^-?\d+$' then lower(priority::text)
              when priority::text::int <= 25 then 'critical' when priority::text::int <= 50 then 'high'
              when priority::text::int <= 150 then 'normal' when priority::text::int <= 200 then 'low'
              else 'background' end as band
  from jobs
  -- Written as OR, so that the planner drops the missing column's half and keeps the index.
  where status in ('completed', 'failed')
    and (created >= now() - coalesce($1::interval, interval '1 hour')
         or created_at >= now() - coalesce($1::interval, interval '1 hour'))) j
group by band
order by case band when 'critical' then 1 when 'high' then 2 when 'normal' then 3 when 'low' then 4
                   when 'background' then 5 else 6 end
