import { expect, onTestFinished, test } from 'vitest';
import { openJournal } from '../../src/postgres/journal/open.ts';
import { migrate } from '../../src/postgres/migrate.ts';
import { migrations } from '../../src/postgres/migrations.ts';
import { Refusal } from '../../src/refusal.ts';
import { headOf } from '../journal/facts.ts';
import { type TestDatabase, testDatabase } from '../support/postgres.ts';

test('processes that start at once make the tables once', async () => {
  const database = await fresh();
  await Promise.all([1, 2, 3, 4].map(() => migrate(database.url, { user: undefined })));
  const rows = await database.admin('select name from migrations order by name');
  expect(rows.map(({ name }) => name)).toEqual((await migrations()).map(({ name }) => name));
});

test('migrations are numbered without a gap', async () => {
  const names = (await migrations()).map(({ name }) => Number(name.slice(0, 4)));
  expect(names).toEqual(names.map((_, index) => index + 1));
});

test('a start is refused when an applied file was changed since', async () => {
  const database = await fresh();
  await migrate(database.url, { user: undefined });
  await database.admin(`update migrations set checksum = 'of other text' where name like '0001%'`);
  const refusal = openJournal({ url: database.url, headOf });
  await expect(refusal).rejects.toThrow(/0001_journal.sql was changed after it had been applied/);
  await expect(refusal).rejects.toThrow(Refusal);
});

test('files of a newer version that are applied already do no harm', async () => {
  const database = await fresh();
  await migrate(database.url, { user: undefined });
  await database.admin(`insert into migrations (name, checksum) values ('9999_newer.sql', 'x')`);
  await migrate(database.url, { user: undefined });
});

test('a file that fails leaves nothing behind', async () => {
  const database = await fresh();
  await database.admin('create table samples (elsewhere text)');
  await expect(migrate(database.url, { user: undefined })).rejects.toThrow(/already exists/);
  expect(await database.admin(`select to_regclass('facts') as facts`)).toEqual([{ facts: null }]);
});

async function fresh(): Promise<TestDatabase> {
  const database = await testDatabase('migrated');
  onTestFinished(database.drop);
  return database;
}
