-- How full each pool was, minute by minute, at its fullest in the minute.
-- topic: Vital signs
-- tiers: all
-- ask: oltp
-- args: tier text?, since interval?
-- public: yes
-- requires: connection_pool_config, connection_pool_metrics
-- units: usage_pct percent
-- next: pools, pool-advice
select c.tier::text as tier, c.pool_name::text as pool_name, date_trunc('minute', m.collected_at) as minute,
       max(coalesce(m.connection_usage_rate,
                    100.0 * m.active_connections / nullif(c.max_connections, 0)))::numeric(6, 2) as usage_pct,
       max(m.active_connections) as active, max(m.pending_acquires) as pending
from connection_pool_metrics m join connection_pool_config c on c.id = m.pool_config_id
where m.collected_at >= now() - coalesce($2::interval, interval '1 hour')
  and ($1::text is null or c.tier::text = $1::text)
group by 1, 2, 3
order by 1, 2, 3
