import { expect, onTestFinished, test } from 'vitest';
import { type ClusterOptions, startCluster } from '../../../src/sandbox/postgres/cluster.ts';

test('a cluster answers on 127.0.0.1, with pg_stat_statements loaded', async () => {
  const cluster = await started();
  const [row] = await cluster.admin(
    "select current_setting('shared_preload_libraries') loaded, host(inet_server_addr()) address",
  );
  expect(row).toEqual({ loaded: 'pg_stat_statements', address: '127.0.0.1' });
});

async function started(options: ClusterOptions = {}) {
  const cluster = await startCluster({ durable: false, ...options });
  onTestFinished(cluster.stop);
  return cluster;
}
