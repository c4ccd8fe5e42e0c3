import { execFile } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { environment } from './environment.ts';
import type { Folder } from './folder.ts';

/** Runs initdb, unless the folder holds a cluster already. A half-made one (its maker was killed) is made again. */
export async function initialise(folder: Folder, binaries: string): Promise<void> {
  const made = join(folder.dir, 'made');
  if (existsSync(made) && existsSync(folder.data)) return;
  rmSync(folder.data, { recursive: true, force: true });
  await promisify(execFile)(
    join(binaries, 'initdb'),
    [
      `--pgdata=${folder.data}`,
      '--username=postgres',
      '--auth=scram-sha-256',
      `--pwfile=${folder.passwordFile}`,
      '--encoding=UTF8',
      '--no-locale',
      '--no-sync',
    ],
    { ...folder.account, cwd: folder.dir, env: environment() },
  );
  writeFileSync(made, '');
}
