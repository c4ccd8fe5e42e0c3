import { once } from 'node:events';
import { createServer } from 'node:http';
import type { TestProject } from 'vitest/node';
import { journalRoles } from '../../src/postgres/roles.ts';
import type { Cluster } from '../../src/sandbox/postgres/cluster.ts';
import { databaseOf, prepareTiers, tierNames } from '../../src/sandbox/tiers/demo-tiers.ts';
import { startTierCluster } from '../../src/sandbox/tiers/tier-cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a story gets its databases: each request answers with the variables of a fresh journal and the tiers. */
    stage: string;
  }
}

/** The four demo tiers, once for the run, made when the first story asks for them. */
export default async function stage(project: TestProject): Promise<() => Promise<void>> {
  let made: Promise<Stage> | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const next = async () => {
    made ??= make();
    return databases(await made);
  };
  const server = createServer((_, response) => {
    turn = turn.then(next).then(
      (variables) => response.end(JSON.stringify(variables)),
      (error) => response.writeHead(500).end(String(error)),
    );
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  project.provide('stage', `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
  return async () => {
    server.close();
    await (await made)?.cluster.stop();
  };
}

type Stage = { cluster: Cluster; tiers: Awaited<ReturnType<typeof prepareTiers>>; scenes: number };

const logins = ['rookery_owner', 'rookery'];
const passwordOf = (user: string) => `${user}-of-the-stories`;

async function make(): Promise<Stage> {
  const cluster = await startTierCluster({ durable: false });
  const tiers = await prepareTiers(cluster);
  // Each story's bot has its two connections; in the field one role is enough for the replicas of one bot.
  await cluster.admin('alter role dbops_ro connection limit 100');
  await cluster.admin(journalRoles());
  for (const user of logins) await cluster.admin(`alter role ${user} password '${passwordOf(user)}'`);
  await cluster.createDatabase('oltp_as_made', databaseOf('oltp'));
  return { cluster, tiers, scenes: 0 };
}

/** A journal and an OLTP tier of its own for each scene, so that one story's short pool is not another's incident. */
async function databases(stage: Stage): Promise<Record<string, string>> {
  stage.scenes += 1;
  const { cluster, tiers, scenes } = stage;
  const [journal, oltp] = [`journal_${scenes}`, `oltp_${scenes}`];
  await cluster.createDatabase(journal);
  await cluster.admin(journalRoles(), journal);
  await cluster.createDatabase(oltp, 'oltp_as_made');
  await cluster.admin(freshSamples, oltp);
  const [ownerUrl = '', url = ''] = logins.map((user) => cluster.url(journal, { user, password: passwordOf(user) }));
  const shared = tierNames.map((name) => [`TIER_${name.toUpperCase()}_URL`, tiers[name].reader]);
  return {
    ...Object.fromEntries(shared),
    TIER_OLTP_URL: tiers.oltp.reader.replace(databaseOf('oltp'), oltp),
    TIER_OLTP_ACTION_URL: tiers.oltp.operator.replace(databaseOf('oltp'), oltp),
    OLTP_AS_APPLICATION: tiers.oltp.application.replace(databaseOf('oltp'), oltp),
    OLTP_AS_SUPERUSER: cluster.url(oltp),
    DATABASE_URL: url,
    JOURNAL_OWNER_URL: ownerUrl,
  };
}

const freshSamples = `update connection_pool_metrics set collected_at = collected_at
  + (now() - (select max(collected_at) from connection_pool_metrics))`;
