import { inject } from 'vitest';
import { askOnce, type Row } from '../../src/sandbox/postgres/ask.ts';

export type TestDatabase = {
  name: string;
  url: string;
  /** Runs SQL as the superuser in this database. */
  admin(sql: string): Promise<Row[]>;
  drop(): Promise<void>;
};

/**
 * A fresh database of the run's one cluster, or of the one at `cluster`; with `template`, a copy of that database
 * (nobody may be connected to it).
 */
export async function testDatabase(
  name = 'test',
  { template = 'template1', cluster = databaseUrl('') }: { template?: string; cluster?: string } = {},
): Promise<TestDatabase> {
  const unique = `${name}_${process.pid}_${nextNumber()}`;
  await askOnce(`${cluster}postgres`, `create database "${unique}" template "${template}"`);
  const url = `${cluster}${unique}`;
  return {
    name: unique,
    url,
    admin: (sql) => askOnce(url, sql),
    drop: async () => {
      await askOnce(`${cluster}postgres`, `drop database if exists "${unique}" with (force)`);
    },
  };
}

/** The address of a database of the run's cluster, as its superuser. */
export function databaseUrl(database: string): string {
  return `${inject('cluster')}${database}`;
}

let made = 0;
function nextNumber(): number {
  made += 1;
  return made;
}
