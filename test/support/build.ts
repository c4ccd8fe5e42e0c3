import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const stamp = 'dist/.built';
const lock = 'dist/.building';

/**
 * Before a test starts a process of ours: the built code is as new as the sources, and bundled as in production. Of several test files that ask
 * at once, one builds and the others wait. Type errors don't stop it: those are for `npm run check` to tell.
 */
export async function built(): Promise<void> {
  mkdirSync('dist', { recursive: true });
  while (!taken()) await wait(50);
  try {
    if (isOlder()) build();
  } finally {
    rmdirSync(lock);
  }
}

function taken(): boolean {
  try {
    // Whoever was killed while building left its lock behind.
    if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > 120_000) rmdirSync(lock);
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

function isOlder(): boolean {
  const newest = Math.max(...['src', 'commands', 'test'].filter((folder) => existsSync(folder)).map(newestIn));
  return !existsSync(stamp) || statSync(stamp).mtimeMs < newest;
}

function newestIn(folder: string): number {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return Math.max(0, ...files.map((name) => statSync(join(folder, name)).mtimeMs));
}

function build(): void {
  const began = new Date();
  spawnSync('npm', ['run', 'build'], { stdio: 'ignore' });
  writeFileSync(stamp, '');
  utimesSync(stamp, began, began);
}
