import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { root } from '../../../src/root.ts';
import type { Row } from '../../../src/sandbox/postgres/ask.ts';
import type { Cluster } from '../../../src/sandbox/postgres/cluster.ts';
import { tierNames } from '../../../src/sandbox/tiers/demo-tiers.ts';
import { makeLogin, makeLogins } from '../../../src/sandbox/tiers/logins.ts';
import { startTierCluster } from '../../../src/sandbox/tiers/tier-cluster.ts';
import { tierSql } from '../../../src/sandbox/tiers/tier-sql.ts';
import { rounded } from '../numbers.ts';

/** How many rows, or tables, a big tier has of what grows. */
export type Size = { jobs: number; samples: number; bodies: number; tables: number };

/** One database with the tables of all four tiers: `url` is the bot's reader, `admin` asks as the superuser. */
export type BigTier = { url: string; admin(sql: string): Promise<Row[]>; stop(): Promise<void> };

/**
 * Makes a big tier in a passing folder, which goes with it; or in the folder that `BIG_TIER_DIR` names, where it stays and
 * is found again by the next run of the same day. Its rows age: an hour later nothing of the last hour is left.
 */
export async function startBigTier(size: Size, dir = process.env.BIG_TIER_DIR): Promise<BigTier> {
  const cluster = await startTierCluster({ durable: false, settings, ...(dir && { dir }) });
  try {
    const database = await made(cluster, size);
    const [reader, operator] = ['dbops_ro', 'dbops_op'].map((user) => ({
      user,
      password: randomBytes(12).toString('hex'),
    }));
    if (!reader || !operator) throw new Error('two logins were made');
    await makeLogins(cluster, { reader, operator, databases: [database] });
    return {
      url: cluster.url(database, reader),
      admin: (sql) => cluster.admin(sql, database),
      stop: cluster.stop,
    };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/** Nothing works on the tier but what is asked of it, and five thousand tables are made and locked in one go. */
const settings = {
  autovacuum: 'off',
  checkpoint_timeout: '1d',
  max_wal_size: '1GB',
  max_locks_per_transaction: '2048',
};

/** A database has its name when it is whole: a making that was cut short is begun again. */
async function made(cluster: Cluster, size: Size): Promise<string> {
  const name = `big_${size.jobs}_${new Date().toISOString().slice(0, 10).replaceAll('-', '')}`;
  const found = await cluster.admin(`select datname::text as name from pg_database where datname like 'big\\_%'`);
  if (found.some((row) => row.name === name)) return name;
  for (const { name: old } of found) await cluster.admin(`drop database ${old} with (force)`);
  console.log(`  making a tier with ${told(size)}`);
  const began = performance.now();
  await cluster.createDatabase('big_unfinished');
  await fill(cluster, size);
  await cluster.admin(`alter database big_unfinished rename to ${name}`);
  console.log(`  made in ${rounded((performance.now() - began) / 1_000, 0)} s`);
  return name;
}

async function fill(cluster: Cluster, size: Size): Promise<void> {
  const owner = 'app_user';
  await makeLogin(cluster, { user: owner, password: randomBytes(12).toString('hex') });
  await cluster.admin(`alter database big_unfinished owner to ${owner}`);
  const read = (file: 'schema' | 'data') => Promise.all(tierNames.map((tier) => tierSql(tier, file)));
  const [schemas, rows] = await Promise.all([read('schema'), read('data')]);
  const demo = ['create extension pg_stat_statements', `set role ${owner}`, ...schemas, ...rows];
  await cluster.admin(demo.join(';\n'), 'big_unfinished');
  await Promise.all(Object.entries(size).map(([what, count]) => grow(cluster, what, count)));
  await cluster.admin('vacuum analyze', 'big_unfinished');
  await cluster.admin('checkpoint');
}

/** Each file's rows are the same at every making, and their times count back from now. They are right by construction: no foreign key is asked. */
async function grow(cluster: Cluster, what: string, count: number): Promise<void> {
  const sql = await readFile(new URL(`test/bench/big/${what}.sql`, root), 'utf8');
  const settings = `set session_replication_role = replica; set big.${what} = ${count};`;
  await cluster.admin(`${settings}\n${sql}`, 'big_unfinished');
}

const told = ({ jobs, samples, bodies, tables }: Size): string =>
  [`${jobs} jobs`, `${samples} pool samples`, `${bodies} bodies of 19 kB`, `${tables} tables`].join(', ');
