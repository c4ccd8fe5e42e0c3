import { rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { askOnce, quoted, type Row } from './ask.ts';
import { findBinaries } from './binaries.ts';
import { type Folder, openFolder } from './folder.ts';
import { initialise } from './initialise.ts';
import type { Server } from './server.ts';
import { clearStale } from './stale.ts';
import { type Running, start } from './start.ts';

export type Login = { user: string; password: string };
export type Cluster = {
  port: number;
  dir: string;
  pid: number;
  url(database: string, login?: Login): string;
  /** Runs SQL as the superuser, on a connection of its own. */
  admin(sql: string, database?: string): Promise<Row[]>;
  createDatabase(name: string, template?: string): Promise<void>;
  /** Ends Postgres. A folder that nobody named is removed with it. */
  stop(): Promise<void>;
  /** Ends Postgres if it runs, and starts it on the same port and the same data. */
  restart(): Promise<void>;
  /** `kill -9`: no goodbye to anybody. `restart` brings it back, through crash recovery. */
  kill(): Promise<void>;
};
export type ClusterOptions = {
  dir?: string;
  port?: number;
  settings?: Record<string, string>;
  /** false: nothing is forced to disk. Survives kill -9, not a loss of power: for tests. */
  durable?: boolean;
  /** The folder that holds initdb and postgres; default `PG_BIN`, then the npm package, then the system's. */
  binaries?: string;
};

/** Starts a real Postgres on 127.0.0.1 and waits until it answers. It ends with this process. */
export async function startCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const folder = openFolder(options.dir);
  try {
    return clusterOf(folder, await firstStart(folder, options), options);
  } catch (error) {
    await removePassing(folder);
    throw error;
  }
}

async function firstStart(folder: Folder, options: ClusterOptions): Promise<Running> {
  const binaries = findBinaries(folder.account, options.binaries);
  await clearStale(folder.data);
  await initialise(folder, binaries);
  return start({ ...options, folder, binaries });
}

function clusterOf(folder: Folder, first: Running, options: ClusterOptions): Cluster {
  let running = first;
  const url = (database: string, login: Login = { user: 'postgres', password: folder.password }) =>
    `postgres://${login.user}:${encodeURIComponent(login.password)}@127.0.0.1:${running.port}/${database}`;
  const admin = (sql: string, database = 'postgres') => askOnce(url(database), sql);
  return {
    get port() {
      return running.port;
    },
    get pid() {
      return running.server.pid;
    },
    dir: folder.dir,
    url,
    admin,
    createDatabase: async (name, template = 'template1') => {
      await admin(`create database ${quoted(name)} template ${quoted(template)}`);
    },
    stop: async () => {
      await end(running.server);
      await removePassing(folder);
    },
    restart: async () => {
      await end(running.server);
      running = await start({ ...options, folder, binaries: running.binaries, port: running.port });
    },
    kill: async () => {
      running.server.signal('SIGKILL');
      await running.server.ended;
    },
  };
}

async function end(server: Server): Promise<void> {
  server.signal('SIGINT');
  const late = new AbortController();
  const harder = wait(5_000, undefined, { signal: late.signal }).then(
    () => server.signal('SIGQUIT'),
    () => undefined,
  );
  await server.ended;
  late.abort();
  await harder;
}

async function removePassing(folder: Folder): Promise<void> {
  if (folder.passing) await rm(folder.dir, { recursive: true, force: true, maxRetries: 10 });
}
