-- Ninety days of a sample every thirty seconds, or as many of them as were asked for.
insert into connection_pool_metrics (pool_config_id, collected_at, active_connections, idle_connections, pending_acquires,
  total_connections_created, total_connections_destroyed, connection_wait_time_avg_ms, connection_usage_rate)
select c.id, now() - n * interval '30 seconds', busy, c.min_connections, 0, 4000 + n, 3990 + n, 1 + n % 4,
       round(100.0 * busy / c.max_connections, 2)
from generate_series(current_setting('big.samples')::int / 8, 1, -1) as n cross join connection_pool_config c
cross join lateral (select greatest(1, round(c.max_connections * (0.2 + 0.1 * sin(n / 46.0)))::int) as busy) b;
