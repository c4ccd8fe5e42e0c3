-- Which pools should grow or shrink by the pooling strategy's rules, and to which size.
-- topic: Vital signs
-- tiers: all
-- ask: oltp
-- args: tier text?
-- requires: connection_pool_config, connection_pool_metrics
-- critical: row.advice == "emergency_up"
-- warning: row.advice != "hold"
-- unknown: row.samples_30m < 4.0
-- units: usage_floor_5m_pct percent, usage_peak_30m_pct percent
-- next: pools, connections, leaks
-- why: The pooling strategy: a quarter more after 85 % for five minutes, half more after 95 % for two, a fifth less
-- why: after 30 % for thirty; half to double the standard, and not twice in ten minutes.
with standard(tier, pool_name, least, most) as (values
  -- The pooling strategy's own figures, as in tiers.yml: a pool may have half to double its standard.
  ('oltp', 'primary_pool', 5, 50), ('oltp', 'read_replica_pool', 3, 30),
  ('content', 'content_pool', 3, 25), ('content', 'archival_pool', 1, 10),
  ('queue', 'queue_pool', 5, 40), ('queue', 'worker_pool', 2, 20),
  ('olap', 'analytics_pool', 3, 15), ('olap', 'reporting_pool', 2, 25)),
asked as (
  select * from connection_pool_config c
  where coalesce((to_jsonb(c) ->> 'is_active')::boolean, true) and ($1::text is null or c.tier::text = $1::text)),
recent as materialized (
  -- Once for all pools: as documented, the table of samples has no index, and is read whole each time it is asked.
  select pool_config_id, collected_at, active_connections, connection_usage_rate from connection_pool_metrics
  where pool_config_id = any (array(select id from asked)) and collected_at >= now() - interval '30 minutes'),
usage as (
  select c.tier::text as tier, c.pool_name::text as pool_name, c.min_connections, c.max_connections,
         coalesce(to_jsonb(c) ->> 'updated', to_jsonb(c) ->> 'updated_at')::timestamptz as changed,
         coalesce(s.least, c.min_connections) as least, coalesce(s.most, c.max_connections) as most,
         min(m.pct) filter (where m.at >= now() - interval '2 minutes') as low2,
         count(m.at) filter (where m.at >= now() - interval '2 minutes') as n2,
         min(m.pct) filter (where m.at >= now() - interval '5 minutes') as low5,
         count(m.at) filter (where m.at >= now() - interval '5 minutes') as n5,
         max(m.pct) as high30, count(m.at) as n30, min(m.at) as first_at,
         max(m.active) filter (where m.at >= now() - interval '2 minutes') as active_now
  from asked c
  left join standard s on s.tier = c.tier::text and s.pool_name = c.pool_name::text
  left join lateral (
    select x.collected_at as at, x.active_connections as active,
           coalesce(x.connection_usage_rate, 100.0 * x.active_connections / nullif(c.max_connections, 0)) as pct
    from recent x where x.pool_config_id = c.id) m on true
  group by c.id, c.tier, c.pool_name, c.min_connections, c.max_connections, changed, s.least, s.most),
advised as (
  -- "For five minutes" is every sample of five minutes, and enough of them that a gap fires no rule.
  select *, case when n2 >= 2 and low2 >= 95 then 'emergency_up'
                 when n5 >= 4 and low5 >= 85 then 'scale_up'
                 when n30 >= 20 and first_at <= now() - interval '29 minutes' and high30 < 30
                      and max_connections > ceil(most * 0.5) then 'scale_down'
                 else 'hold' end as advice
  from usage)
select tier, pool_name, advice, min_connections as min_conn, max_connections as max_conn,
       case advice when 'scale_up' then least(active_now + 5, 2 * most, ceil(max_connections * 1.25)::int)
                   when 'scale_down' then least else min_connections end as new_min,
       case advice when 'emergency_up' then least(2 * most, ceil(max_connections * 1.5)::int)
                   when 'scale_up' then least(2 * most, ceil(max_connections * 1.25)::int)
                   when 'scale_down' then greatest(ceil(most * 0.5)::int, floor(max_connections * 0.8)::int)
                   else max_connections end as new_max,
       round(low5, 1) as usage_floor_5m_pct, round(high30, 1) as usage_peak_30m_pct, most as standard_max,
       n30 as samples_30m, coalesce(changed > now() - interval '10 minutes', false) as in_cooldown,
       case when advice in ('emergency_up', 'scale_up') and max_connections >= 2 * most
            then 'at double its standard' end as held_by
from advised
order by advice = 'hold', tier, pool_name
