import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { askOnce, type Row } from '../../../src/sandbox/postgres/ask.ts';
import type { Cluster } from '../../../src/sandbox/postgres/cluster.ts';
import { type DemoTiers, prepareTiers } from '../../../src/sandbox/tiers/demo-tiers.ts';
import { startTierCluster } from '../../../src/sandbox/tiers/tier-cluster.ts';
import { startWorkload, type Workload } from '../../../src/sandbox/tiers/workload/workload.ts';
import { until } from '../../support/until.ts';

let cluster: Cluster;
let tiers: DemoTiers;
let workload: Workload;
beforeAll(async () => {
  cluster = await startTierCluster({ durable: false });
  tiers = await prepareTiers(cluster);
  workload = await startWorkload(tiers, { scale: 0.2, sampleEvery: 100, hold: 100, rest: 200 });
});
afterEach(async () => {
  await workload.relieve('primary_pool');
  await workload.releaseLock();
});
afterAll(async () => {
  await workload.stop();
  await cluster.stop();
});

test('every configured pool is sampled', async () => {
  const sampled = 'select distinct pool_config_id from connection_pool_metrics where id > 8 * 288';
  await until(
    () => askOnce(tiers.oltp.reader, sampled),
    (found) => found.length === 8,
  );
  expect((await pools()).map((row) => row.pool_name).sort()).toEqual([...workload.pools].sort());
});

test('a pool out of connections is full in the samples, with requests waiting; relieved, it is as before', async () => {
  await workload.exhaust('primary_pool');
  const [fullest] = await until(pools, ([row]) => Number(row?.pending) > 10 && Number(row?.wait_ms) > 100);
  expect(fullest).toMatchObject({ pool_name: 'primary_pool', max_conn: 10, active: 10, usage_pct: '100.00' });

  await workload.relieve('primary_pool');
  await until(
    () => newest('primary_pool'),
    (row) => row?.pending === 0 && Number(row?.active) < 10,
  );
});

test('other pools go on while one is out of connections', async () => {
  await workload.exhaust('primary_pool');
  await until(
    () => newest('read_replica_pool'),
    (row) => row?.pending === 0 && Number(row?.active) > 0,
  );
});

test('who holds the connections of a full pool can be ended, and the pool recovers by itself', async () => {
  await workload.exhaust('primary_pool');
  await askOnce(
    tiers.oltp.operator,
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'primary_pool'",
  );
  await until(
    () => newest('primary_pool'),
    (row) => row?.pending === 0 && Number(row?.active) < 5,
  );
});

test('a held row lock has three waiters behind one session, and none once it is released', async () => {
  await workload.holdLock();
  await until(blocked, (found) => found.length === 3);
  await workload.releaseLock();
  await until(blocked, (found) => found.length === 0);
});

test('a flooded queue is over the line of 100, and drained it is not', async () => {
  await workload.floodQueue(400);
  expect(await ready()).toBeGreaterThan(100);
  await workload.drainQueue();
  expect(await ready()).toBeLessThan(100);
});

test('jobs are worked off', async () => {
  const before = await completed();
  await until(completed, (jobs) => jobs > before + 3);
});

test('a slow statement is seen as active', async () => {
  await workload.slowQuery(60);
  const running = "select from pg_stat_activity where application_name = 'monthly report' and state = 'active'";
  await until(
    () => askOnce(tiers.oltp.reader, running),
    (rows) => rows.length === 1,
  );
});

test('a grown table is larger by what was asked', async () => {
  const before = await size('email_content');
  await workload.growTable(2);
  expect((await size('email_content')) - before).toBeGreaterThan(2_000_000);
});

test('a pool resized in the table is resized in fact', async () => {
  await workload.exhaust('primary_pool');
  await resize(40);
  await until(
    () => newest('primary_pool'),
    (row) => row?.pending === 0 && Number(row?.usage_pct) < 90,
  );
  await resize(10);
});

test('a server that is killed and comes back is used again', async () => {
  await cluster.kill();
  await cluster.restart();
  const [{ now } = {}] = await askOnce(tiers.oltp.application, 'select clock_timestamp()::text as now');
  const fresh = `select from connection_pool_metrics where collected_at > '${now}' and active_connections > 0`;
  await until(
    () => askOnce(tiers.oltp.reader, fresh),
    (rows) => rows.length > 8,
  );
});

/** What the question `pools` answers. */
async function pools(): Promise<Row[]> {
  return askOnce(tiers.oltp.reader, await readFile('config/queries/pools.sql', 'utf8'), { values: [null] });
}

async function newest(pool: string): Promise<Row | undefined> {
  return (await pools()).find((row) => row.pool_name === pool);
}

function blocked(): Promise<Row[]> {
  return askOnce(tiers.oltp.reader, 'select pid from pg_stat_activity where cardinality(pg_blocking_pids(pid)) > 0');
}

function resize(connections: number): Promise<Row[]> {
  return askOnce(
    tiers.oltp.operator,
    `update connection_pool_config set max_connections = ${connections} where pool_name = 'primary_pool'`,
  );
}

async function ready(): Promise<number> {
  const waiting = "select count(*)::int as jobs from jobs where status = 'queued' and run <= now()";
  return Number((await askOnce(tiers.queue.reader, waiting))[0]?.jobs);
}

async function completed(): Promise<number> {
  const done = "select count(*)::int as jobs from jobs where status = 'completed'";
  return Number((await askOnce(tiers.queue.reader, done))[0]?.jobs);
}

async function size(table: string): Promise<number> {
  return Number((await askOnce(tiers.content.reader, `select pg_total_relation_size('${table}') as bytes`))[0]?.bytes);
}
