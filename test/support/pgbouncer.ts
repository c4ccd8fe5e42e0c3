import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { describe, test } from 'vitest';
import { freePort } from '../../src/sandbox/port.ts';
import { accountForPostgres } from '../../src/sandbox/postgres/account.ts';
import { askOnce, type Row } from '../../src/sandbox/postgres/ask.ts';
import { endWithParent } from '../../src/sandbox/postgres/guard.ts';
import { until } from './until.ts';

const path = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer', '/usr/local/bin/pgbouncer'].find((one) => existsSync(one));

/** Tests that need a real PgBouncer; where there is none they are skipped and say so. */
export function withPgBouncer(name: string, tests: () => void | Promise<void>): void {
  if (path !== undefined) return void describe(name, tests);
  console.warn(`${name}: skipped, there is no PgBouncer. Install Debian's package pgbouncer.`);
  test.skip(`${name} (there is none)`, () => undefined);
}

export type PgBouncer = {
  /** Its console for `watcher`, who may only look, for `boss`, who may pause and end, or for a login that is let in nowhere. */
  console(login?: 'watcher' | 'boss' | 'stranger', password?: string): string;
  /** So many clients come, each begins a transaction or waits for a connection; they leave when that is called. */
  crowd(clients: number, database?: 'app' | 'capped'): Promise<() => Promise<unknown>>;
  stop(): Promise<void>;
};

/** A PgBouncer before a database, for twenty clients. `app` has two connections to the server, `capped` twenty of which two may be used. */
export async function startPgBouncer(target: string): Promise<PgBouncer> {
  const port = await freePort();
  const app = new URL(target);
  app.host = `127.0.0.1:${port}`;
  const consoleOf: PgBouncer['console'] = (login = 'watcher', password = 'looking') =>
    `postgres://${login}:${password}@127.0.0.1:${port}/pgbouncer`;
  const stop = run(new URL(target), port);
  const pools = () => askOnce(consoleOf(), 'show pools').catch((): Row[] => []);
  await until(pools, (rows) => rows.length > 0);
  return {
    console: consoleOf,
    async crowd(clients, database = 'app') {
      app.pathname = database;
      const leave = await Promise.all(Array.from({ length: clients }, () => come(app.href)));
      await until(pools, (rows) =>
        rows.some(
          // A client that has not asked for anything yet counts as active, too: only the servers tell that it has one.
          (row) =>
            row.database === database && row.cl_active === 2 && row.sv_active === 2 && row.cl_waiting === clients - 2,
        ),
      );
      return () => Promise.all(leave.map((go) => go()));
    },
    stop,
  };
}

async function come(url: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  const begun = client.query('begin').catch(() => undefined);
  return async () => {
    client.connection.stream.destroy();
    await begun;
  };
}

function run(target: URL, port: number): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'rookery-pgbouncer-'));
  const account = accountForPostgres();
  const [settings, logins] = [join(folder, 'settings.ini'), join(folder, 'logins')];
  const login = `"${target.username}" "${decodeURIComponent(target.password)}"`;
  writeFileSync(logins, `${login}\n"watcher" "looking"\n"boss" "looking"\n"stranger" "looking"\n`, { mode: 0o600 });
  writeFileSync(settings, ini(target, port, logins));
  if (account) for (const one of [folder, settings, logins]) chownSync(one, account.uid, account.gid);
  const child = spawn(path ?? '', ['--quiet', settings], { ...account, stdio: 'ignore' });
  const ended = once(child, 'exit').then(() => undefined);
  if (child.pid !== undefined) endWithParent(child.pid, ended, folder);
  return async () => {
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
}

const ini = ({ hostname, port: serverPort, pathname }: URL, port: number, logins: string): string => `[databases]
app = host=${hostname} port=${serverPort} dbname=${pathname.slice(1)} pool_size=2
capped = host=${hostname} port=${serverPort} dbname=${pathname.slice(1)} pool_size=20 max_db_connections=2
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${logins}
admin_users = boss
stats_users = watcher
pool_mode = transaction
max_client_conn = 20
`;
