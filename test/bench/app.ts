import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from '../../src/root.ts';
import { freePort } from '../../src/sandbox/port.ts';

/** An app in a process of its own that takes commands. */
export type App = { readyMs: number; port: number; rssMb(): number; stop(): Promise<void> };

/** Starts `node dist/FILE` and waits until `/readyz` says 200. */
export async function startApp(file: string, variables: Record<string, string>): Promise<App> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, [...profiling(), `dist/${file}`], {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', ...variables, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await ready(child, port);
  const readyMs = performance.now() - began;
  return { readyMs, port, rssMb: () => rssMb(child.pid ?? 0), stop: () => stop(child) };
}

/** Profiles go where this variable says, one for each process. */
const profiling = (): string[] =>
  process.env.CPU_PROFILES ? ['--cpu-prof', `--cpu-prof-dir=${process.env.CPU_PROFILES}`] : [];

async function ready(child: ChildProcess, port: number): Promise<void> {
  for (const deadline = performance.now() + 60_000; performance.now() < deadline; await wait(5)) {
    if (child.exitCode !== null) throw new Error(`The app ended with ${child.exitCode} before it was ready.`);
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return;
  }
  throw new Error('The app was not ready within a minute.');
}

const rssMb = (pid: number): number =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1_024;

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
