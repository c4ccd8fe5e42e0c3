import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Runbook } from '../runbooks/runbook.ts';
import type { Reading } from './read.ts';

/** What can be named from elsewhere. Undefined where the file that says so could not be read: then nobody is accused. */
export type Names = {
  people: readonly string[] | undefined;
  /** People and roles. */
  pageable: readonly string[] | undefined;
  tiers: readonly string[] | undefined;
  paths: readonly string[] | undefined;
  incidentTypes: readonly string[] | undefined;
  permissions: readonly string[] | undefined;
  runbooks: readonly Runbook[];
  questions: readonly string[];
};

export function namesIn(read: Reading, runbooks: readonly Runbook[], questions: readonly string[]): Names {
  const people = read.people && called(read.people.people);
  return {
    people,
    pageable: read.people && people && [...people, ...called(read.people.roles)],
    tiers: read.tiers && called(read.tiers),
    paths: read.escalation && called(read.escalation),
    incidentTypes: read.incidents && called(read.incidents),
    permissions: read.permissions && Object.keys(read.permissions.roles),
    runbooks,
    questions,
  };
}

/** The questions in `config/queries`: a variant such as `content-days@split-content.sql` is the same question. */
export function questionsIn(root: string): string[] {
  const folder = join(root, 'config/queries');
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));
  return [...new Set(files.map((file) => file.replace(/(@.*)?\.sql$/, '')))];
}

/** What is wrong with a name, if anything: `no tier is called "olpt"; expected oltp, content, queue or olap`. */
export function unknown(kind: string, found: string, known: readonly string[] | undefined): string | undefined {
  if (!known || known.includes(found)) return undefined;
  return `${kind} is called "${found}"; ${known.length === 0 ? 'there are none' : `expected ${known.join(', ')}`}`;
}

const called = (things: readonly { name: string }[]) => things.map(({ name }) => name);
