import type { TestProject } from 'vitest/node';
import { startCluster } from '../../src/sandbox/postgres/cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the run's one cluster listens, as its superuser; a database's name is put behind it. */
    cluster: string;
  }
}

/** One real Postgres for the whole run (the binaries that `PG_BIN` names, else those of the package). */
export default async function oneCluster(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startCluster({ durable: false, settings: { max_connections: '200' } });
  project.provide('cluster', cluster.url(''));
  return cluster.stop;
}
