import { afterAll, beforeAll, expect, test } from 'vitest';
import { askOnce } from '../../../src/sandbox/postgres/ask.ts';
import type { Cluster } from '../../../src/sandbox/postgres/cluster.ts';
import { type DemoTiers, prepareTiers } from '../../../src/sandbox/tiers/demo-tiers.ts';
import { startTierCluster } from '../../../src/sandbox/tiers/tier-cluster.ts';

let cluster: Cluster;
let tiers: DemoTiers;
beforeAll(async () => {
  cluster = await startTierCluster({ durable: false });
  tiers = await prepareTiers(cluster);
});
afterAll(() => cluster.stop());

test.each([
  ['oltp', 'connection_pool_config', 8],
  ['oltp', 'connection_pool_metrics', 8 * 288],
  ['oltp', 'schema_migrations', 4],
  ['content', 'email_messages', 1800],
  ['content', 'attachments', 100],
  ['queue', 'jobs', 2418],
  ['queue', 'dead_letter_jobs', 6],
  ['olap', 'billing_analytics', 144],
  ['olap', 'campaign_performance_mv', 120],
] as const)('the %s tier has its %s: %i rows', async (tier, table, rows) => {
  const [row] = await askOnce(tiers[tier].application, `select count(*)::int as rows from ${table}`);
  expect(row).toEqual({ rows });
});

test("a tenant's leads are for the application, not for the reader", async () => {
  await expect(askOnce(tiers.oltp.reader, 'select from leads')).rejects.toThrow(/permission denied/);
});

test('the statistics of statements are there in every tier', async () => {
  for (const { reader } of Object.values(tiers)) {
    expect(await askOnce(reader, 'select 1 from pg_stat_statements limit 1')).toHaveLength(1);
  }
});

test('the reader reads and does not write', async () => {
  await expect(askOnce(tiers.oltp.reader, 'delete from connection_pool_metrics')).rejects.toThrow(
    /permission denied|read-only/,
  );
});

test('preparing again gives the same data and other passwords', async () => {
  await askOnce(tiers.queue.application, 'delete from dead_letter_jobs');
  const again = await prepareTiers(cluster);
  expect(await askOnce(again.queue.application, 'select from dead_letter_jobs')).toHaveLength(6);
  await expect(askOnce(tiers.queue.reader, 'select 1')).rejects.toThrow(/password/);
  tiers = again;
});
