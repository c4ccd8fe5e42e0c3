import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { ConfigProblems } from '../../src/problems.ts';

/** The project's own folder: its settings and runbooks are the ones that operators get. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** A copy of the shipped settings and runbooks, to be spoilt. */
export function copy() {
  const folder = mkdtempSync(join(tmpdir(), 'settings-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const part of ['config', 'runbooks']) cpSync(join(root, part), join(folder, part), { recursive: true });
  return {
    folder,
    write: (file: string, text: string) => writeFileSync(join(folder, file), text),
    change(file: string, from: string, to: string) {
      const text = readFileSync(join(folder, file), 'utf8');
      if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
      writeFileSync(join(folder, file), text.replace(from, to));
    },
    remove: (file: string) => rmSync(join(folder, file)),
    load: (...over: string[]) => loadConfig(folder, over),
    /** What is wrong with it, one sentence a line. */
    wrong: (...over: string[]) => said(() => loadConfig(folder, over)),
  };
}

/** The sentences with which this is refused; none if it is not. */
export function said(act: () => unknown): string[] {
  try {
    act();
    return [];
  } catch (error) {
    if (error instanceof ConfigProblems) return error.problems.map(({ where, what }) => `${where}: ${what}`);
    throw error;
  }
}
