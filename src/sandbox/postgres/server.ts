import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { askOnce } from './ask.ts';
import { environment } from './environment.ts';
import type { Folder } from './folder.ts';
import { endWithParent } from './guard.ts';

export type Server = { pid: number; ended: Promise<void>; signal(name: NodeJS.Signals): void };
/** Why a start failed, in Postgres's own words (the end of its log). */
export type FailedStart = { log: string };

/** Starts one postmaster and waits until it answers `select 1`, or has ended. */
export async function startServer(
  binaries: string,
  folder: Folder,
  args: string[],
  url: string,
): Promise<Server | FailedStart> {
  const logged = statSync(folder.log).size;
  const child = spawnPostgres(binaries, folder, args);
  const ended = endOf(child);
  let over = false;
  void ended.then(() => {
    over = true;
  });
  const { pid } = child;
  if (pid === undefined) {
    await ended;
    return { log: `${join(binaries, 'postgres')} could not be started` };
  }
  endWithParent(pid, ended, folder.passing ? folder.dir : '');
  while (!over) {
    // Whoever else listens on the port may never say a word.
    if (await Promise.race([answers(url), ended.then(() => false)]))
      return { pid, ended, signal: (name) => void child.kill(name) };
    await wait(15);
  }
  return { log: readFileSync(folder.log, 'utf8').slice(logged) };
}

function spawnPostgres(binaries: string, folder: Folder, args: string[]): ChildProcess {
  const log = openSync(folder.log, 'a');
  const child = spawn(join(binaries, 'postgres'), ['-D', folder.data, ...args], {
    ...folder.account,
    cwd: folder.dir,
    env: environment(),
    stdio: ['ignore', log, log],
    // A group of its own: Ctrl-C in the terminal is for the parent, which ends Postgres last.
    detached: true,
  });
  closeSync(log);
  child.unref();
  return child;
}

async function endOf(child: ChildProcess): Promise<void> {
  await Promise.race([once(child, 'exit'), new Promise<void>((resolve) => child.once('error', () => resolve()))]);
}

async function answers(url: string): Promise<boolean> {
  try {
    await askOnce(url, 'select 1', { connectWithin: 2_000 });
    return true;
  } catch {
    return false;
  }
}
