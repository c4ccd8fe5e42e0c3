import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** The major version of the binaries in this folder, as 18. */
export function majorVersion(binaries: string): number {
  const said = execFileSync(join(binaries, 'postgres'), ['--version'], { encoding: 'utf8' });
  return Number(/\d+/.exec(said)?.[0]);
}
