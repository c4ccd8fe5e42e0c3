import type { Touched } from '../../src/postgres/operator-rights.ts';
import { tierRoles } from '../../src/postgres/roles.ts';
import { createTiers, type PostgresTiers } from '../../src/postgres/tiers.ts';
import type { Row } from '../../src/sandbox/postgres/ask.ts';
import { questionsFrom } from '../../src/tiers/questions.ts';
import type { Reviewed } from '../../src/tiers/reviewed.ts';
import { touchedByActions } from '../../src/tiers/tables.ts';
import type { TestDatabase } from '../support/postgres.ts';

export const allTiers = ['oltp', 'content', 'queue', 'olap'] as const;

const shipped: Touched = { ...(await touchedByActions()), contained: [], limited: [] };

/** The address of a database for the bot's reading login, made by the very SQL that operators run. */
export async function readerUrl(
  database: TestDatabase,
  tables: readonly string[] = [],
  touched: Partial<Touched> = {},
): Promise<string> {
  await changeLogins(
    database,
    `${tierRoles(tables, { ...shipped, ...touched })}
    alter role dbops_ro password 'reading' connection limit 100; alter role dbops_op password 'acting' connection limit 100`,
  );
  return withLogin(database.url, 'dbops_ro', 'reading');
}

/**
 * Logins belong to the whole cluster, and other test files make and use them at the same time: one after the other, always
 * with the same passwords, and with room for the connections of all.
 */
export async function changeLogins(database: TestDatabase, sql: string): Promise<Row[]> {
  return database.admin(`begin; lock table pg_authid in exclusive mode; ${sql}; commit`);
}

export function withLogin(url: string, user: string, password: string): string {
  const address = new URL(url);
  address.username = user;
  address.password = password;
  return address.href;
}

/** One question from its text, asked of one tier called oltp. */
export function tiersWith(url: string, files: Readonly<Record<string, string>>): PostgresTiers {
  return createTiersOf(url, reviewed(files));
}

/** These questions, asked of one tier called oltp. */
export const createTiersOf = (url: string, questions: readonly Reviewed[]): PostgresTiers =>
  createTiers({ tiers: [{ name: 'oltp', url }], questions, now: () => new Date() });

export function reviewed(files: Readonly<Record<string, string>>): readonly Reviewed[] {
  const list = Object.entries(files).map(([name, content]) => ({
    name: `queries/${name}.sql`,
    content: filed(content),
  }));
  const { questions, problems } = questionsFrom(list, ['oltp']);
  if (problems.length > 0) throw new Error(problems.map(({ where, what }) => `${where}: ${what}`).join('\n'));
  return questions;
}

/** What a question is about matters to nobody here: said in the last line of its head, it moves no other line of the head. */
const filed = (content: string): string => content.replace(/^(?!--)/m, '-- topic: Vital signs\n');
