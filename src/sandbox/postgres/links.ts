import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Makes the links between the shared libraries that the package's install script would have made;
 * npm 12, and `npm ci --ignore-scripts`, do not run it.
 */
export function remakeLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of Links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    makeLink(basename(source), join(native, '..', target));
  }
}

// Two starts at once may make the same link; whoever comes second finds it made.
function makeLink(source: string, target: string): void {
  if (existsSync(target)) return;
  try {
    rmSync(target, { force: true });
    symlinkSync(source, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
  }
}
