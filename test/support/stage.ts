import { once } from 'node:events';
import { createServer } from 'node:http';
import type { TestProject } from 'vitest/node';
import { journalRoles } from '../../src/postgres/roles.ts';
import { type Cluster, startCluster } from '../../src/sandbox/postgres/cluster.ts';
import { databaseOf, prepareTiers, type TierName, tierNames } from '../../src/sandbox/tiers/demo-tiers.ts';
import { startTierCluster } from '../../src/sandbox/tiers/tier-cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /**
     * Where a story gets its databases: each request answers with the variables of a fresh journal and the tiers;
     * `?own=queue,olap` makes those tiers its own, `/rough` takes them from the server of the stories that lock and hold.
     */
    stage: string;
  }
}

/** The four demo tiers, once for the calm and once for the rough stories of the run, made when the first of them asks. */
export default async function stage(project: TestProject): Promise<() => Promise<void>> {
  const made = new Map<string, Promise<Stage>>();
  let journals: Promise<Cluster> | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const next = async (place: string, own: readonly TierName[]) => {
    const stage = made.get(place) ?? make(place);
    made.set(place, stage);
    journals ??= makeJournals();
    return databases(...(await Promise.all([stage, journals])), own);
  };
  const server = createServer(({ url = '' }, response) => {
    const own = tierNames.filter((tier) => tier === 'oltp' || url.includes(tier));
    turn = turn
      .then(() => next(/^\/(\w*)/.exec(url)?.[1] ?? '', own))
      .then(
        (variables) => response.end(JSON.stringify(variables)),
        (error) => response.writeHead(500).end(String(error)),
      );
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  project.provide('stage', `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
  return async () => {
    server.close();
    const clusters = [...made.values()].map(async (stage) => (await stage).cluster);
    await Promise.all([...clusters, journals].map(async (cluster) => (await cluster)?.stop()));
  };
}

type Stage = { place: string; cluster: Cluster; tiers: Awaited<ReturnType<typeof prepareTiers>>; scenes: number };

const logins = ['rookery_owner', 'rookery'];
const passwordOf = (user: string) => `${user}-of-the-stories`;

/** As in the field, on a server of their own: whoever waits there for another is no vital sign of a tier. */
async function makeJournals(): Promise<Cluster> {
  const cluster = await startCluster({ durable: false, settings: { max_connections: '200' } });
  await cluster.admin(journalRoles());
  for (const user of logins) await cluster.admin(`alter role ${user} password '${passwordOf(user)}'`);
  return cluster;
}

async function make(place: string): Promise<Stage> {
  // A transaction that was prepared and forgotten is a story, too.
  const cluster = await startTierCluster({ durable: false, settings: { max_prepared_transactions: '5' } });
  const tiers = await prepareTiers(cluster);
  // Each story's bot has its two connections; in the field one role is enough for the replicas of one bot.
  await cluster.admin('alter role dbops_ro connection limit 100; alter role dbops_op connection limit 100');
  for (const tier of tierNames) await cluster.createDatabase(`${tier}_as_made`, databaseOf(tier));
  return { place, cluster, tiers, scenes: 0 };
}

/** A journal and tiers of its own for each scene, OLTP at least, so that one story's short pool is not another's incident. */
async function databases(stage: Stage, journals: Cluster, own: readonly TierName[]): Promise<Record<string, string>> {
  stage.scenes += 1;
  const { place, tiers, scenes } = stage;
  const journal = `journal_${place}${scenes}`;
  await journals.createDatabase(journal);
  await journals.admin(journalRoles(), journal);
  const [ownerUrl = '', url = ''] = logins.map((user) => journals.url(journal, { user, password: passwordOf(user) }));
  const shared = tierNames.map((name) => [urlOf(name), tiers[name].reader]);
  const owned = await Promise.all(own.map((tier) => ownTier(stage, tier, `${tier}_${scenes}`)));
  return Object.assign(Object.fromEntries(shared), ...owned, { DATABASE_URL: url, JOURNAL_OWNER_URL: ownerUrl });
}

/** A copy of the tier as it was made, and the ways to it: the bot's two logins, the application, the superuser. */
async function ownTier({ cluster, tiers }: Stage, tier: TierName, database: string): Promise<Record<string, string>> {
  await cluster.createDatabase(database, `${tier}_as_made`);
  // As in the field: whoever owns the tables may make an index beside them.
  await cluster.admin(`alter database ${database} owner to app_user`);
  const fresh = asJustMade[tier];
  if (fresh) await cluster.admin(fresh, database);
  const at = (address: string) => address.replace(databaseOf(tier), database);
  const [upper, { reader, operator, application }] = [tier.toUpperCase(), tiers[tier]];
  return {
    [urlOf(tier)]: at(reader),
    [`TIER_${upper}_ACTION_URL`]: at(operator),
    [`${upper}_AS_APPLICATION`]: at(application),
    [`${upper}_AS_SUPERUSER`]: cluster.url(database),
  };
}

const urlOf = (tier: TierName) => `TIER_${tier.toUpperCase()}_URL`;

/** The copy may be made long after the tier: samples would be old by then, and jobs due that are for later. */
const asJustMade: Partial<Record<TierName, string>> = {
  oltp: `update connection_pool_metrics set collected_at = collected_at
    + (now() - (select max(collected_at) from connection_pool_metrics))`,
  queue: `update jobs set run = run + (now() - (select max(created) from jobs)) where status = 'queued' and run > created`,
};
