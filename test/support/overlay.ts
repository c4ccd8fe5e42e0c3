import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { root } from '../../src/root.ts';

/** Shipped files of `config/`, by what becomes of their text. */
type Changes = Readonly<Record<string, (shipped: string) => string>>;

/** A folder for `CONFIG_OVERLAY` with these files of the shipped ones, changed. It goes with the test file, or with one test. */
export function overlay(changes: Changes, ends: (remove: () => void) => void = afterAll): string {
  const folder = mkdtempSync(join(tmpdir(), 'rookery-overlay-'));
  ends(() => rmSync(folder, { recursive: true, force: true }));
  for (const [file, change] of Object.entries(changes)) {
    const instead = join(folder, file);
    mkdirSync(dirname(instead), { recursive: true });
    writeFileSync(instead, change(readFileSync(new URL(`config/${file}`, root), 'utf8')));
  }
  return relative(fileURLToPath(root), folder);
}

/** Says something else where the shipped text says this. */
export const instead =
  (from: string, to: string) =>
  (shipped: string): string => {
    if (!shipped.includes(from)) throw new Error(`What is shipped does not say "${from}"`);
    return shipped.replace(from, to);
  };
