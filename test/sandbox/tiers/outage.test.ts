import { expect, onTestFinished, test } from 'vitest';
import { askOnce } from '../../../src/sandbox/postgres/ask.ts';
import { prepareTiers } from '../../../src/sandbox/tiers/demo-tiers.ts';
import { closeTier, openTier } from '../../../src/sandbox/tiers/outage.ts';
import { startTierCluster } from '../../../src/sandbox/tiers/tier-cluster.ts';
import { startWorkload } from '../../../src/sandbox/tiers/workload/workload.ts';
import { until } from '../../support/until.ts';

test('a closed tier lets nobody in while the others answer, and the workload outlives it', async () => {
  const cluster = await startTierCluster({ durable: false });
  onTestFinished(cluster.stop);
  const tiers = await prepareTiers(cluster);
  const workload = await startWorkload(tiers, { scale: 0.1, sampleEvery: 100, hold: 50, rest: 50 });
  onTestFinished(workload.stop);

  await closeTier(cluster, 'oltp');
  await expect(askOnce(tiers.oltp.reader, 'select 1')).rejects.toThrow(/not currently accepting connections/);
  expect(await askOnce(tiers.queue.reader, 'select 1 as answer')).toEqual([{ answer: 1 }]);

  await openTier(cluster, 'oltp');
  const [{ now } = {}] = await askOnce(tiers.oltp.reader, 'select clock_timestamp()::text as now');
  const fresh = 'select from connection_pool_metrics where collected_at > $1';
  await until(
    () => askOnce(tiers.oltp.reader, fresh, { values: [now] }),
    (rows) => rows.length > 0,
  );
});
