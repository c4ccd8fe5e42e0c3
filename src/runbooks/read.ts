import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../problems.ts';
import { runbookFrom } from './parse.ts';
import type { Runbook } from './runbook.ts';

/** Every runbook of the folder `runbooks/` under `root`, in the order of their names, and everything wrong with them. */
export function readRunbooks(root: string): { runbooks: Runbook[]; problems: Problem[] } {
  const read = namesOf(root).map((name) =>
    runbookFrom(name, readFileSync(join(root, 'runbooks', `${name}.md`), 'utf8')),
  );
  return {
    runbooks: read.flatMap(({ runbook }) => runbook ?? []),
    problems: read.flatMap(({ problems }) => problems),
  };
}

const namesOf = (root: string) =>
  readdirSync(join(root, 'runbooks'))
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .map((file) => file.slice(0, -'.md'.length))
    .sort();
