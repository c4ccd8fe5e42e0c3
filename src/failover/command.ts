import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { maskedMail } from '../tiers/masking.ts';

/** `says` is the end of what it wrote. Unknown: it was ended before it was through, so it may have done anything. */
export type Ran = { outcome: 'done' | 'failed' | 'unknown'; says: string };

type Options = { limitMs: number; environment: Readonly<Record<string, string>> };

/** Runs a program once, without a shell and with no variables but those given; past its time it is ended with all it started. */
export async function run([file = '', ...args]: readonly string[], { limitMs, environment }: Options): Promise<Ran> {
  const path = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
  const child = spawn(file, args, {
    ...{ stdio: ['ignore', 'pipe', 'pipe'], shell: false, detached: true },
    env: { PATH: path, LANG: 'C.UTF-8', ...environment },
  });
  const said = tailOf(child);
  const late = setTimeout(() => end(child), limitMs);
  try {
    const [code, signal] = await once(child, 'exit');
    // What it wrote last may be on its way; a daemon that it leaves behind may hold the line open for ever.
    await Promise.race([once(child, 'close'), pause(500)]);
    if (signal !== null) return { outcome: 'unknown', says: `${file} was ended by ${signal}. ${said()}`.trim() };
    return code === 0
      ? { outcome: 'done', says: said() }
      : { outcome: 'failed', says: `${file} ended with ${code}. ${said()}`.trim() };
  } catch (error) {
    return {
      outcome: 'failed',
      says: `${file} could not be started: ${error instanceof Error ? error.message : error}`,
    };
  } finally {
    clearTimeout(late);
    child.stdout?.destroy();
    child.stderr?.destroy();
  }
}

/** With all that it started: they share its group. */
function end({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended at that moment.
  }
}

function tailOf({ stdout, stderr }: ChildProcess): () => string {
  let text = '';
  for (const stream of [stdout, stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text = (text + chunk).slice(-2000);
    });
  }
  return () => maskedMail(text.trim());
}
