import { setTimeout as wait } from 'node:timers/promises';
import { Refusal } from '../../refusal.ts';
import { freePort } from '../port.ts';
import type { Folder } from './folder.ts';
import { type Server, startServer } from './server.ts';
import { serverArguments } from './settings.ts';
import { clearStale } from './stale.ts';

export type Running = { server: Server; port: number; binaries: string };
export type Start = {
  folder: Folder;
  binaries: string;
  /** undefined: any free port, and another one if somebody is quicker. */
  port?: number | undefined;
  settings?: Record<string, string>;
  durable?: boolean;
};

/** Starts Postgres on an initialised folder; for 10 s it waits out what passes by itself. */
export async function start(wanted: Start, choosePort = freePort): Promise<Running> {
  const { folder, binaries } = wanted;
  const deadline = Date.now() + 10_000;
  for (;;) {
    const port = wanted.port ?? (await choosePort());
    const check = `postgres://postgres:${folder.password}@127.0.0.1:${port}/postgres`;
    const server = await startServer(binaries, folder, serverArguments(port, wanted), check);
    if ('pid' in server) return { server, port, binaries };
    if (Date.now() > deadline || !passes(server.log, wanted.port)) throw refusal(server.log, port, folder);
    await wait(100);
    await clearStale(folder.data);
  }
}

// What goes by itself: another's port when we may choose again, and the last moments of a server that was killed.
function passes(log: string, fixedPort: number | undefined): boolean {
  if (portIsTaken(log)) return fixedPort === undefined;
  return /lock file .* already exists|shared memory block .* in use/i.test(log);
}

function portIsTaken(log: string): boolean {
  return /address already in use|could not bind/i.test(log);
}

function refusal(log: string, port: number, folder: Folder): Refusal {
  if (portIsTaken(log))
    return new Refusal(`Port ${port} of 127.0.0.1 is taken. Name another one, or none to get a free one.`);
  const said = log.trim().split('\n').slice(-3).join(' / ');
  return new Refusal(`Postgres did not start in ${folder.dir}. It said: ${said || 'nothing'}`);
}
