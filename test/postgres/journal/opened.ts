import { onTestFinished } from 'vitest';
import { type JournalOptions, type OpenJournal, openJournal } from '../../../src/postgres/journal/open.ts';
import { leaseMs } from '../../journal/contract.ts';
import { headOf } from '../../journal/facts.ts';
import { type TestDatabase, testDatabase } from '../../support/postgres.ts';

/** A journal in a database of its own, both gone when the test is over. */
export async function postgresJournal(
  options: Partial<JournalOptions> = {},
): Promise<OpenJournal & { database: TestDatabase }> {
  const database = await testDatabase('journal');
  onTestFinished(database.drop);
  const opened = await openJournal({ url: database.url, headOf, leaseMs, ...options });
  onTestFinished(opened.close);
  return { ...opened, database };
}
