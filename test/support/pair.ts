import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll } from 'vitest';
import { type Cluster, startCluster } from '../../src/sandbox/postgres/cluster.ts';
import { readerUrl } from '../postgres/reader.ts';
import { testDatabase } from './postgres.ts';
import { until } from './until.ts';

/** A primary and a standby that streams from it, each a Postgres of its own, with one tier in them; they end with the test file. */
export async function startPair() {
  const name = join(tmpdir(), `rookery-pair-${randomBytes(4).toString('hex')}`);
  const primary = await startCluster({ dir: `${name}-1`, durable: false });
  const reader = await readerUrl(await testDatabase('tier', { cluster: primary.url('') }));
  await primary.stop();
  await promisify(execFile)('cp', ['-a', primary.dir, `${name}-2`]);
  await primary.restart();
  await writeFile(join(`${name}-2`, 'data', 'standby.signal'), '');
  await follows(`${name}-2`, primary);
  const standby = await startCluster({ dir: `${name}-2`, durable: false });
  afterAll(async () => {
    for (const one of [primary, standby]) {
      await one.stop();
      await rm(one.dir, { recursive: true });
    }
  });
  await streamsFrom(primary);
  return { primary, standby, urls: { primary: reader, standby: at(reader, standby) } };
}

/** As a cluster manager does it: the primary ends and hands on all it has, the standby takes over, and the other follows it. */
export async function switchOver(primary: Cluster, standby: Cluster): Promise<void> {
  await primary.stop();
  await standby.admin('select pg_promote(true, 60)');
  await writeFile(join(primary.dir, 'data', 'standby.signal'), '');
  await follows(primary.dir, standby);
  await primary.restart();
  await streamsFrom(standby);
}

/** The last line of a setting counts. */
const follows = (dir: string, primary: Cluster): Promise<void> =>
  appendFile(join(dir, 'data', 'postgresql.auto.conf'), `primary_conninfo = '${primary.url('postgres')}'\n`);

/** Whoever only streams may still be about to learn that the primary is another one now: it has to have what that one wrote. */
const streamsFrom = (primary: Cluster) =>
  until(
    () =>
      primary.admin(`select from pg_stat_replication where state = 'streaming' and replay_lsn >= pg_current_wal_lsn()`),
    (rows) => rows.length === 1,
  );

function at(reader: string, { port }: Cluster): string {
  const address = new URL(reader);
  address.port = String(port);
  return address.href;
}
