import type { Pool } from 'pg';
import { z } from 'zod';
import { tierNames } from '../demo-tiers.ts';
import type { PoolSettings } from './watched-pool.ts';

const Rows = z.array(
  z.object({
    id: z.string(),
    tier: z.enum(tierNames),
    name: z.string(),
    min: z.number(),
    max: z.number(),
    idleSeconds: z.number(),
    lifetimeSeconds: z.number(),
    acquireSeconds: z.number(),
  }),
);

/** Reads the active rows of connection_pool_config. */
export async function readPoolSettings(oltp: Pool): Promise<PoolSettings[]> {
  const { rows } = await oltp.query(`
    select id, tier, pool_name as name, min_connections as min, max_connections as max, idle_timeout_seconds as "idleSeconds",
           max_lifetime_seconds as "lifetimeSeconds", acquire_timeout_seconds as "acquireSeconds"
    from connection_pool_config where is_active order by tier, pool_name`);
  return Rows.parse(rows);
}

/** Makes every configured pool smaller or larger, and says so in the table, so that what is read there stays true. */
export async function scalePools(oltp: Pool, scale: number): Promise<void> {
  await oltp.query(
    `update connection_pool_config set max_connections = greatest(2, round(max_connections * $1::numeric)),
       min_connections = greatest(1, round(min_connections * $1::numeric)), updated = now()`,
    [scale],
  );
}
