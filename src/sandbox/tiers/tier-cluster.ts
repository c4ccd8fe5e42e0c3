import { accountForPostgres } from '../postgres/account.ts';
import { findBinaries } from '../postgres/binaries.ts';
import { type Cluster, type ClusterOptions, startCluster } from '../postgres/cluster.ts';
import { majorVersion } from '../postgres/version.ts';

/**
 * Starts the cluster of the four tiers: room for every documented pool at its largest (215 connections),
 * and, from Postgres 16, two slots that a full server keeps for whoever looks after it.
 */
export function startTierCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const binaries = findBinaries(accountForPostgres(), options.binaries);
  const reserved = majorVersion(binaries) >= 16 ? { reserved_connections: '2' } : {};
  return startCluster({
    ...options,
    settings: { max_connections: '300', track_io_timing: 'on', ...reserved, ...options.settings },
  });
}
