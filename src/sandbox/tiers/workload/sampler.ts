import type { Pool } from 'pg';
import { readPoolSettings } from './pool-settings.ts';
import type { WatchedPool } from './watched-pool.ts';

/**
 * Writes what the pools are at this moment to connection_pool_metrics, over a connection that is none of theirs,
 * and takes over a size that somebody changed in connection_pool_config.
 */
export async function samplePools(oltp: Pool, pools: WatchedPool[]): Promise<void> {
  for (const { id, max } of await readPoolSettings(oltp)) {
    pools.find(({ settings }) => settings.id === id)?.resize(max);
  }
  await oltp.query(insertSamples, [JSON.stringify(pools.map((pool) => pool.sample()))]);
}

const insertSamples = `
  insert into connection_pool_metrics (pool_config_id, active_connections, idle_connections, pending_acquires,
    total_connections_created, total_connections_destroyed, connection_wait_time_avg_ms, connection_usage_rate,
    connection_errors_count, pool_exhaustion_events)
  select config, active, idle, pending, created, destroyed, wait_ms, usage_pct, errors, exhausted
  from jsonb_to_recordset($1) as sample(config uuid, active int, idle int, pending int, created bigint, destroyed bigint,
    wait_ms int, usage_pct numeric, errors int, exhausted int)`;
