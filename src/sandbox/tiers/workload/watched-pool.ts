import { Pool, type PoolClient } from 'pg';
import type { TierName } from '../demo-tiers.ts';

/** A row of connection_pool_config. */
export type PoolSettings = {
  id: string;
  tier: TierName;
  name: string;
  min: number;
  max: number;
  idleSeconds: number;
  lifetimeSeconds: number;
  acquireSeconds: number;
};
/** A row of connection_pool_metrics: what the pool is now, and what happened to it since the sample before. */
export type PoolSample = {
  config: string;
  active: number;
  idle: number;
  pending: number;
  created: number;
  destroyed: number;
  wait_ms: number;
  usage_pct: number;
  errors: number;
  exhausted: number;
};
export type WatchedPool = {
  settings: PoolSettings;
  pool: Pool;
  acquire(): Promise<PoolClient>;
  /** Acquires, works, releases. A connection on which the work failed is thrown away. */
  use(work: (client: PoolClient) => Promise<void>): Promise<void>;
  resize(max: number): void;
  sample(): PoolSample;
};

/** A real pool whose waiting is measured. */
export function watchPool(settings: PoolSettings, url: string): WatchedPool {
  const pool = openPool(settings, url);
  const since = { created: 0, destroyed: 0, errors: 0, exhausted: 0 };
  const waiting = new Set<{ began: number }>();
  let waits: number[] = [];
  pool.on('connect', (client) => {
    since.created += 1;
    // A checked-out connection that breaks has no other listener, and would take the process with it.
    client.on('error', () => undefined);
  });
  pool.on('remove', () => {
    since.destroyed += 1;
  });
  pool.on('error', () => {
    since.errors += 1;
  });

  const acquire = async () => {
    const ticket = { began: performance.now() };
    waiting.add(ticket);
    try {
      const client = await pool.connect();
      waits.push(performance.now() - ticket.began);
      return client;
    } catch (error) {
      since.errors += 1;
      if (pool.totalCount >= pool.options.max) since.exhausted += 1;
      throw error;
    } finally {
      waiting.delete(ticket);
    }
  };
  return {
    settings,
    pool,
    acquire,
    use: async (work) => {
      const client = await acquire();
      await work(client).then(
        () => client.release(),
        () => client.release(true),
      );
    },
    resize: (max) => {
      // A pool looks at its waiting requests when somebody comes or goes, so somebody comes for each that a new place is for.
      const served = Math.min(max - pool.options.max, pool.waitingCount);
      pool.options.max = max;
      for (let one = 0; one < served; one += 1) void comeAndGo(pool);
    },
    sample: () => {
      const now = performance.now();
      const waited = [...waits, ...[...waiting].map(({ began }) => now - began)];
      const active = pool.totalCount - pool.idleCount;
      const { errors, exhausted } = since;
      waits = [];
      since.errors = 0;
      since.exhausted = 0;
      return {
        config: settings.id,
        active,
        idle: pool.idleCount,
        pending: pool.waitingCount,
        created: since.created,
        destroyed: since.destroyed,
        wait_ms: Math.round(average(waited)),
        usage_pct: Math.min(999, (100 * active) / pool.options.max),
        errors,
        exhausted,
      };
    },
  };
}

function openPool(settings: PoolSettings, url: string): Pool {
  return new Pool({
    connectionString: url,
    application_name: settings.name,
    min: settings.min,
    max: settings.max,
    idleTimeoutMillis: settings.idleSeconds * 1000,
    maxLifetimeSeconds: settings.lifetimeSeconds,
    connectionTimeoutMillis: settings.acquireSeconds * 1000,
  });
}

async function comeAndGo(pool: Pool): Promise<void> {
  await pool.connect().then(
    (client) => client.release(),
    () => undefined,
  );
}

function average(numbers: number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
