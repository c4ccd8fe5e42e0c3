import { randomBytes } from 'node:crypto';
import { quoted } from '../postgres/ask.ts';
import type { Cluster, Login } from '../postgres/cluster.ts';
import { makeLogin, makeLogins } from './logins.ts';
import { tierSql } from './tier-sql.ts';

export const tierNames = ['oltp', 'content', 'queue', 'olap'] as const;
export type TierName = (typeof tierNames)[number];

/** Addresses of one tier, each with its login: the bot's reader and operator, and the application that owns the tables. */
export type DemoTier = { database: string; reader: string; operator: string; application: string };
export type DemoTiers = Record<TierName, DemoTier>;

/** Makes the four tiers afresh: databases, tables, data and logins. What an earlier run left of them is dropped. */
export async function prepareTiers(cluster: Cluster): Promise<DemoTiers> {
  const application = login('app_user');
  await makeLogin(cluster, application);
  for (const tier of tierNames) await makeDatabase(cluster, databaseOf(tier), application.user);
  await Promise.all(tierNames.map((tier) => fill(cluster, tier, application)));

  const reader = login('dbops_ro');
  const operator = login('dbops_op');
  await makeLogins(cluster, { reader, operator, databases: tierNames.map(databaseOf) });
  const tierOf = (tier: TierName): DemoTier => ({
    database: databaseOf(tier),
    reader: cluster.url(databaseOf(tier), reader),
    operator: cluster.url(databaseOf(tier), operator),
    application: cluster.url(databaseOf(tier), application),
  });
  return { oltp: tierOf('oltp'), content: tierOf('content'), queue: tierOf('queue'), olap: tierOf('olap') };
}

async function makeDatabase(cluster: Cluster, database: string, owner: string): Promise<void> {
  await cluster.admin(`drop database if exists ${quoted(database)} with (force)`);
  await cluster.createDatabase(database);
  await cluster.admin(`alter database ${quoted(database)} owner to ${owner}`);
}

async function fill(cluster: Cluster, tier: TierName, owner: Login): Promise<void> {
  const database = databaseOf(tier);
  await cluster.admin('create extension pg_stat_statements', database);
  // The application owns its tables, as in the field; row level security does not bind an owner.
  const made = [
    `set role ${owner.user};`,
    await tierSql(tier, 'schema'),
    await tierSql(tier, 'data'),
    'reset role; analyze;',
  ];
  await cluster.admin(made.join('\n'), database);
}

export function databaseOf(tier: TierName): string {
  return `penguinmails_${tier}`;
}

function login(user: string): Login {
  return { user, password: randomBytes(12).toString('hex') };
}
