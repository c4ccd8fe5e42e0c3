import { setMaxListeners } from 'node:events';
import type { Pool, PoolClient } from 'pg';
import type { TierName } from '../demo-tiers.ts';
import { pause } from './pause.ts';
import type { WatchedPool } from './watched-pool.ts';

export type Exhaustion = { relieve(): Promise<void> };
type Holder = { letGo(): Promise<void> };

/**
 * Takes every connection of the pool and keeps it: every second one sits in an open transaction, the others run one
 * statement after the other. Then more requests come than the pool can serve, and wait. `side` is a way into the same tier
 * that does not lead through the pool. A holder whose session an operator ends does not come back.
 */
export async function exhaust(pool: WatchedPool, side: Pool): Promise<Exhaustion> {
  const over = new AbortController();
  setMaxListeners(0, over.signal);
  const clients = await takeAll(pool);
  const holders = await Promise.all(
    clients.map((client, at) =>
      at % 2 === 0 ? sitInTransaction(client, pool) : runOnAndOn(client, pool, side, over.signal),
    ),
  );
  const requests = Array.from({ length: requestsAtOnce }, () => requestAgainAndAgain(pool, over.signal));
  return {
    relieve: async () => {
      over.abort();
      await Promise.all(holders.map((holder) => holder.letGo()));
      await Promise.all(requests);
    },
  };
}

// More than the ten waiting requests from which on the guides call a pool critical.
const requestsAtOnce = 14;

// A full server may refuse some of them; the pool is then as short of connections.
async function takeAll(pool: WatchedPool): Promise<PoolClient[]> {
  const taken = await Promise.allSettled(Array.from({ length: pool.pool.options.max }, () => pool.acquire()));
  return taken.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}

async function sitInTransaction(client: PoolClient, pool: WatchedPool): Promise<Holder> {
  const release = releaseOnce(client);
  await client.query('begin');
  await client.query(statements[pool.settings.tier].first);
  return {
    letGo: () =>
      client.query('rollback').then(
        () => release(),
        () => release(true),
      ),
  };
}

/** One statement after the other: none runs for so long that it would be a trouble of its own. */
async function runOnAndOn(client: PoolClient, pool: WatchedPool, side: Pool, over: AbortSignal): Promise<Holder> {
  const release = releaseOnce(client);
  const { rows } = await client.query('select pg_backend_pid() as pid');
  const run = async () => {
    while (!over.aborted) await client.query(statements[pool.settings.tier].busy);
  };
  const ended = run().then(
    () => release(),
    () => release(true),
  );
  return {
    letGo: async () => {
      await side.query('select pg_cancel_backend($1)', [rows[0]?.pid]).catch(() => undefined);
      await ended;
    },
  };
}

function releaseOnce(client: PoolClient): (broken?: boolean) => void {
  let released = false;
  const release = (broken = false) => {
    if (released) return;
    released = true;
    client.release(broken);
  };
  client.once('error', () => release(true));
  return release;
}

async function requestAgainAndAgain(pool: WatchedPool, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    await pool.use(async (client) => void (await client.query('select 1'))).catch(() => undefined);
    await pause(250, over);
  }
}

// The busy ones sleep: long to the person who looks, and no work for the processor.
const statements: Record<TierName, { first: string; busy: string }> = {
  oltp: {
    first: "select id, name from campaigns where status = 'sending'",
    busy: 'select l.email, l.status, pg_sleep(2) from leads l limit 1',
  },
  content: {
    first: 'select storage_key from email_content order by created desc limit 10',
    busy: 'select m.subject, m.status, pg_sleep(2) from email_messages m limit 1',
  },
  queue: {
    first: 'select name from job_queues where is_active',
    busy: 'select j.job_type, j.status, pg_sleep(2) from jobs j limit 1',
  },
  olap: {
    first: 'select tenant_id, emails_sent from billing_analytics limit 10',
    busy: 'select c.campaign_id, c.sent, pg_sleep(2) from campaign_analytics c limit 1',
  },
};
