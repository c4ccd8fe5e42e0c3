import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Copies the package's `native` folder to where the account that runs Postgres can read it, once for each place and version it came from. */
export function copyInReach(native: string): string {
  const mark = createHash('sha256')
    .update(native)
    .update(readFileSync(join(native, '..', 'package.json')));
  const place = join(tmpdir(), `rookery-postgres-${mark.digest('hex').slice(0, 12)}`);
  if (isOurs(place)) return join(place, 'native');
  const fresh = mkdtempSync(`${place}-`);
  cpSync(native, join(fresh, 'native'), { recursive: true, verbatimSymlinks: true });
  chmodSync(fresh, 0o755);
  return join(settled(fresh, place), 'native');
}

// Another user of this machine may have made a folder of that name first; what lies in it must not be run.
function isOurs(place: string): boolean {
  return existsSync(join(place, 'native')) && statSync(place).uid === process.getuid?.();
}

function settled(fresh: string, place: string): string {
  try {
    renameSync(fresh, place);
    return place;
  } catch {
    if (!isOurs(place)) return fresh;
    rmSync(fresh, { recursive: true });
    return place;
  }
}
