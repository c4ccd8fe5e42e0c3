import { setMaxListeners } from 'node:events';
import { Pool } from 'pg';
import { Refusal } from '../../../refusal.ts';
import type { DemoTiers, TierName } from '../demo-tiers.ts';
import { type Exhaustion, exhaust } from './exhaustion.ts';
import { drain, flood, grow, slowStatement } from './levers.ts';
import { type HeldLock, holdRowLock } from './lock.ts';
import { pause } from './pause.ts';
import { readPoolSettings, scalePools } from './pool-settings.ts';
import { samplePools } from './sampler.ts';
import { visit } from './traffic.ts';
import { type WatchedPool, watchPool } from './watched-pool.ts';

export type WorkloadOptions = {
  /** Milliseconds between two rows of a pool in connection_pool_metrics; 5,000 unless told. */
  sampleEvery?: number;
  /** Milliseconds that a visitor keeps a connection and rests between two, on average; 4,000 both unless told. */
  hold?: number;
  rest?: number;
  /** Makes all pools smaller (or larger) than documented: 0.2 gives the primary pool 10 connections. */
  scale?: number;
};
export type Workload = {
  pools: string[];
  /** Writes one sample of every pool now. */
  sample(): Promise<void>;
  /** Holds every connection of this pool, so that requests wait; done once that is in the samples. */
  exhaust(pool: string): Promise<void>;
  relieve(pool: string): Promise<void>;
  /** One OLTP session keeps a row that three others want. */
  holdLock(): Promise<void>;
  releaseLock(): Promise<void>;
  floodQueue(jobs?: number): Promise<void>;
  drainQueue(): Promise<void>;
  /** Starts an OLTP statement that takes this long, and does not wait for it. */
  slowQuery(seconds: number): Promise<void>;
  growTable(megabytes?: number): Promise<void>;
  /** Lets everything go and closes every connection. */
  stop(): Promise<void>;
};

/** Keeps the demo tiers moving over real pools, one for each active row of connection_pool_config. */
export async function startWorkload(tiers: DemoTiers, options: WorkloadOptions = {}): Promise<Workload> {
  const side = sidePools(tiers);
  if (options.scale !== undefined) await scalePools(side.oltp, options.scale);
  const pools = (await readPoolSettings(side.oltp)).map((row) => watchPool(row, tiers[row.tier].application));
  const stopping = stopSignal();
  const sample = () => samplePools(side.oltp, pools);
  const pace = { hold: options.hold ?? 4_000, rest: options.rest ?? 4_000 };
  const running = [
    ...pools.map((pool) => visit(pool, pace, stopping.signal)),
    sampleForEver(sample, options.sampleEvery ?? 5_000, stopping.signal),
  ];

  const exhausted = new Map<string, Exhaustion>();
  const locks: HeldLock[] = [];
  const slow: (() => Promise<void>)[] = [];
  const relieve = async (name: string) => {
    const exhaustion = exhausted.get(name);
    exhausted.delete(name);
    await exhaustion?.relieve();
  };
  const releaseLock = async () => {
    await Promise.all(locks.splice(0).map((lock) => lock.release()));
  };
  return {
    pools: pools.map(({ settings }) => settings.name),
    sample,
    exhaust: async (name) => {
      const pool = poolCalled(name, pools);
      await relieve(name);
      exhausted.set(name, await exhaust(pool, side[pool.settings.tier]));
      await sample();
    },
    relieve: async (name) => {
      await relieve(poolCalled(name, pools).settings.name);
      await sample();
    },
    holdLock: async () => void locks.push(await holdRowLock(tiers.oltp.application)),
    releaseLock,
    floodQueue: (jobs = 400) => flood(side.queue, jobs),
    drainQueue: () => drain(side.queue),
    slowQuery: async (seconds) => void slow.push(await slowStatement(tiers.oltp.application, seconds)),
    growTable: (megabytes = 20) => grow(side.content, megabytes),
    stop: async () => {
      stopping.abort();
      await Promise.all([...exhausted.keys()].map(relieve));
      await releaseLock();
      await Promise.all(slow.map((end) => end().catch(() => undefined)));
      await Promise.all(running);
      await Promise.all([...pools.map(({ pool }) => pool), ...Object.values(side)].map((pool) => pool.end()));
    },
  };
}

// Every visitor listens to it while it waits, and there are dozens.
function stopSignal(): AbortController {
  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal);
  return stopping;
}

// Ways into the tiers that lead through none of the watched pools: these must work when those are short.
function sidePools(tiers: DemoTiers): Record<TierName, Pool> {
  const open = (tier: TierName) => sidePool(tiers[tier].application);
  return { oltp: open('oltp'), content: open('content'), queue: open('queue'), olap: open('olap') };
}

function sidePool(url: string): Pool {
  const pool = new Pool({ connectionString: url, application_name: 'workload', max: 2 });
  pool.on('error', () => undefined);
  return pool;
}

async function sampleForEver(sample: () => Promise<void>, every: number, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    // A tier that is stopped has no samples; that is what a reader then sees.
    await sample().catch(() => undefined);
    await pause(every, stopping);
  }
}

function poolCalled(name: string, pools: WatchedPool[]): WatchedPool {
  const pool = pools.find(({ settings }) => settings.name === name);
  if (pool) return pool;
  throw new Refusal(
    `There is no pool "${name}". Expected one of ${pools.map(({ settings }) => settings.name).join(', ')}.`,
  );
}
