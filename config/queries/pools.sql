-- Which pools are short of connections, fullest first.
-- topic: Vital signs
-- tiers: all
-- ask: oltp
-- args: tier text?
-- public: yes
-- requires: connection_pool_config, connection_pool_metrics
-- critical: row.pending > 10.0 || row.usage_pct > 95.0
-- warning: row.pending > 5.0 || row.usage_pct > 90.0
-- warning: row.errors != null && row.errors > 0.0
-- unknown: row.sample_age_s == null || row.sample_age_s > 300.0
-- units: usage_pct percent, wait_ms ms, sample_age_s s
-- next: pool-advice, connections, blocking
-- why: Above 90 % or with more than five waiting the next peak is felt, above 95 % or ten it is felt now. A sample
-- why: older than five minutes says nothing about now.
with asked as (
  select * from connection_pool_config c
  where coalesce((to_jsonb(c) ->> 'is_active')::boolean, true) and ($1::text is null or c.tier::text = $1::text)),
latest as materialized (
  -- Once for all pools: as documented, the table of samples has no index, and is read whole each time it is asked.
  select distinct on (x.pool_config_id) * from connection_pool_metrics x
  where x.pool_config_id = any (array(select id from asked)) and x.collected_at >= now() - interval '1 hour'
  order by x.pool_config_id, x.collected_at desc)
select c.tier, c.pool_name, c.min_connections as min_conn, c.max_connections as max_conn,
       m.active_connections as active, m.idle_connections as idle, m.pending_acquires as pending,
       coalesce(m.connection_usage_rate,
                round(100.0 * m.active_connections / nullif(c.max_connections, 0), 2)) as usage_pct,
       (to_jsonb(m) ->> 'connection_wait_time_avg_ms')::numeric as wait_ms,
       (to_jsonb(m) ->> 'connection_errors_count')::int as errors,
       round(extract(epoch from now() - m.collected_at)::numeric)::bigint as sample_age_s
from asked c left join latest m on m.pool_config_id = c.id
order by usage_pct desc nulls last, c.tier, c.pool_name
limit 100
