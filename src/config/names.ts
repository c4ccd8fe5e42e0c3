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
  actions: readonly string[];
};

export function namesIn(
  read: Reading,
  runbooks: readonly Runbook[],
  { questions, actions }: Pick<Names, 'questions' | 'actions'>,
): Names {
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
    actions,
  };
}

/** What is in `config/queries` or `config/actions`: a variant such as `content-days@split-content.sql` is the same one. */
export function reviewedIn(root: string, what: 'queries' | 'actions'): string[] {
  const folder = join(root, 'config', what);
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
