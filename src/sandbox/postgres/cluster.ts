import { rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { Refusal } from '../../refusal.ts';
import { askOnce, quoted, type Row } from './ask.ts';
import { findBinaries } from './binaries.ts';
import { type Folder, openFolder } from './folder.ts';
import { initialise } from './initialise.ts';
import { freePort } from './port.ts';
import { type Server, startServer } from './server.ts';
import { serverArguments } from './settings.ts';
import { clearStale } from './stale.ts';

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
  /** false: nothing is forced to disk. Quick, and lost with the machine's power: for tests. */
  durable?: boolean;
  /** The folder that holds initdb and postgres; default `PG_BIN`, then the npm package, then the system's. */
  binaries?: string;
};

/** Starts a real Postgres on 127.0.0.1 and waits until it answers. It ends with this process. */
export async function startCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const folder = openFolder(options.dir);
  const binaries = findBinaries(folder.account, options.binaries);
  await clearStale(folder.data);
  await initialise(folder, binaries);
  let running = await start(folder, binaries, options, options.port);

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
      if (options.dir === undefined) await rm(folder.dir, { recursive: true, force: true });
    },
    restart: async () => {
      await end(running.server);
      running = await start(folder, binaries, options, running.port);
    },
    kill: async () => {
      running.server.signal('SIGKILL');
      await running.server.ended;
    },
  };
}

type Running = { server: Server; port: number };

async function start(folder: Folder, binaries: string, options: ClusterOptions, wanted?: number): Promise<Running> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const port = wanted ?? (await freePort());
    const check = `postgres://postgres:${folder.password}@127.0.0.1:${port}/postgres`;
    const server = await startServer(binaries, folder, serverArguments(port, options), check);
    if ('pid' in server) return { server, port };
    if (Date.now() > deadline || !passes(server.log, wanted)) throw new Refusal(refusalFor(server.log, port, folder));
    await wait(200);
    await clearStale(folder.data);
  }
}

// What goes by itself: another's port when we may choose again, and the last moments of a server that was killed.
function passes(log: string, wanted: number | undefined): boolean {
  if (/address already in use|could not bind/i.test(log)) return wanted === undefined;
  return /lock file .* already exists|shared memory block .* in use/i.test(log);
}

function refusalFor(log: string, port: number, folder: Folder): string {
  if (/address already in use|could not bind/i.test(log))
    return `Port ${port} of 127.0.0.1 is taken. Name another, or none.`;
  return `Postgres did not start in ${folder.dir}. It said: ${log.trim().split('\n').slice(-3).join(' / ') || 'nothing'}`;
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
