import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Clears what an earlier, killed run left: its Postgres, if one still runs on these data, is ended;
 * a `postmaster.pid` whose number now belongs to something else is deleted, because it would block the start for ever.
 */
export async function clearStale(data: string): Promise<void> {
  const pid = recordedPid(data);
  if (pid === undefined) return;
  if (isPostgresOn(pid, data)) await end(pid);
  rmSync(join(data, 'postmaster.pid'), { force: true });
}

function recordedPid(data: string): number | undefined {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  return Number.parseInt(readFileSync(file, 'utf8'), 10) || 0;
}

function isPostgresOn(pid: number, data: string): boolean {
  const command = pid > 0 && isAlive(pid) ? commandOf(pid) : '';
  return command.includes('postgres') && command.includes(data);
}

function commandOf(pid: number): string {
  try {
    if (existsSync('/proc/self/cmdline')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/** Whether a process of this number exists (a killed one that nobody has reaped yet counts). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function end(pid: number): Promise<void> {
  for (const [signal, milliseconds] of [
    ['SIGINT', 5_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 2_000],
  ] as const) {
    if (isAlive(pid)) process.kill(pid, signal);
    for (let waited = 0; waited < milliseconds && commandOf(pid) !== ''; waited += 20) await wait(20);
    if (commandOf(pid) === '') return;
  }
}
