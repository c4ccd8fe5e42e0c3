-- The tier's figure for the weekly report, this week beside the last.
-- topic: Security and change
-- tiers: all
-- requires: connection_pool_metrics, connection_pool_config
-- limit: 30 s
-- warning: row.metric == "use of the pools" && row.this_week > 80.0
-- warning: row.metric == "compression" && row.this_week < 60.0
-- warning: row.metric == "time of a job" && row.this_week > 300.0
-- warning: row.metric == "time of an admin query" && row.this_week > 60000.0
-- unknown: row.this_week == null
-- units: change_pct percent
-- next: health, size
-- why: The lines of the weekly report: 80 % of the pools, 60 % of compression, 300 s a job, 60 s an administrator's
-- why: query.
with found as (
  -- A day as 24 hours: how long one of the calendar is would be looked up for every row.
  select coalesce(m.connection_usage_rate, 100.0 * m.active_connections / nullif(c.max_connections, 0)) as v,
         m.collected_at >= now() - 7 * interval '24 hours' as recent
  from connection_pool_metrics m join connection_pool_config c on c.id = m.pool_config_id
  where c.tier::text = 'oltp' and m.collected_at >= now() - 14 * interval '24 hours')
select 'use of the pools' as metric, '%' as unit,
       round((avg(v) filter (where recent))::numeric, 2) as this_week,
       round((avg(v) filter (where not recent))::numeric, 2) as last_week,
       round((100 * (avg(v) filter (where recent) - avg(v) filter (where not recent))
              / nullif(avg(v) filter (where not recent), 0))::numeric, 1) as change_pct,
       'raise max_connections' as if_over_the_line
from found
