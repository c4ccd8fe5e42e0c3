import type { Cluster } from '../postgres/cluster.ts';
import { databaseOf, type TierName } from './demo-tiers.ts';

/** Ends every session of one tier and refuses new ones; the other tiers of the cluster go on. */
export async function closeTier(cluster: Cluster, tier: TierName): Promise<void> {
  await cluster.admin(`alter database ${databaseOf(tier)} allow_connections false`);
  await cluster.admin(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${databaseOf(tier)}'`);
}

export async function openTier(cluster: Cluster, tier: TierName): Promise<void> {
  await cluster.admin(`alter database ${databaseOf(tier)} allow_connections true`);
}
