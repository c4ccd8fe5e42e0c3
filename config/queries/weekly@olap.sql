-- How long an administrator's query takes, this week beside the last.
-- requires: admin_audit_log.query_duration_ms
with found as (
  select query_duration_ms as v, creation_time >= now() - 7 * interval '24 hours' as recent
  from admin_audit_log
  where performance_category is not null and creation_time >= now() - 14 * interval '24 hours')
select 'time of an admin query' as metric, 'ms' as unit,
       round((avg(v) filter (where recent))::numeric, 2) as this_week,
       round((avg(v) filter (where not recent))::numeric, 2) as last_week,
       round((100 * (avg(v) filter (where recent) - avg(v) filter (where not recent))
              / nullif(avg(v) filter (where not recent), 0))::numeric, 1) as change_pct,
       'review complex queries and indexes' as if_over_the_line
from found
