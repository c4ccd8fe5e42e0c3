import { expect, onTestFinished, test } from 'vitest';
import { openJournal } from '../../src/postgres/journal/open.ts';
import { journalRoles } from '../../src/postgres/roles.ts';
import { askOnce } from '../../src/sandbox/postgres/ask.ts';
import { headOf, noted } from '../journal/facts.ts';
import { testDatabase } from '../support/postgres.ts';
import { changeLogins } from './reader.ts';

test('the run-time login writes facts and changes none; the owner is stopped by the trigger', async () => {
  const { app, owner } = await logins({ member: true });
  const { journal, insertOnly } = await opened(app, owner);
  await journal.change('bot', () => [noted('one')], { by: 'ana' });
  expect(await journal.verify()).toMatchObject({ intact: true, facts: 1 });
  expect(await insertOnly()).toBe(true);

  const changes = [`update facts set by = 'bo'`, 'delete from facts', 'truncate facts', 'delete from attachments'];
  for (const change of changes) {
    await expect(askOnce(app, change)).rejects.toThrow(/permission denied for table/);
    await expect(askOnce(owner, change)).rejects.toThrow(/is written once and never changed/);
  }
  await expect(askOnce(app, 'drop table facts')).rejects.toThrow(/must be owner/);
  await expect(askOnce(app, 'delete from streams')).rejects.toThrow(/permission denied/);
});

test('the run-time login can do all that a journal does', async () => {
  const { app, owner } = await logins({ member: true });
  const { journal, leases, posts, samples } = await opened(app, owner);
  const request = { source: 'slack', id: '1' };
  const asked = ['x'.repeat(10_000)];
  await journal.change('bot', () => [{ type: 'evidence stored', asked }], { by: 'ana', request });
  const [claim] = await leases.claim('w1', 1);
  if (claim) await leases.settle('bot', claim.lease, 1, undefined);
  await posts.put('bot', { what: 'card', tries: 1 });
  expect(await samples.claim('oltp 09:00')).toBe(true);
  await askOnce(app, 'select roll_samples()');
  await askOnce(app, 'delete from seen');
});

test('the run-time login starts alone once the tables are there', async () => {
  const { app, owner } = await logins({ member: true });
  await opened(app, owner);
  const { journal } = await opened(app);
  expect((await journal.change('bot', () => [noted('one')], { by: 'ana' })).added).toHaveLength(1);
});

test('an owner that runs the bot too is not held by its role', async () => {
  const { owner } = await logins({ member: true });
  const { insertOnly } = await opened(owner);
  expect(await insertOnly()).toBe(false);
});

test('the logins that `npm run roles` makes are enough', async () => {
  const database = await testDatabase('printed');
  onTestFinished(database.drop);
  const passwords = "alter role rookery_owner password 'pw'; alter role rookery password 'pw'";
  await changeLogins(database, `${journalRoles()} ${passwords}`);
  const { journal, insertOnly } = await opened(as(database.url, 'rookery'), as(database.url, 'rookery_owner'));
  await journal.change('bot', () => [noted('one')], { by: 'ana' });
  expect(await insertOnly()).toBe(true);
});

test('a login that may make no tables says so, and what to set', async () => {
  const { app } = await logins({ member: true });
  await expect(opened(app)).rejects.toThrow(/Set JOURNAL_OWNER_URL to a login that owns/);
});

test('a login or a database that is not there stops the start and names its variable, without the password', async () => {
  const { app, owner } = await logins({ member: true });
  const wrong = (url: string) => url.replace(':pw@', ':secret@');
  const elsewhere = (url: string) => `${url}_gone`;
  await expect(opened(app, wrong(owner))).rejects.toThrow(/turns away the login of JOURNAL_OWNER_URL \(password auth/);
  await expect(opened(wrong(app), owner)).rejects.toThrow(/turns away the login of DATABASE_URL \(password auth/);
  await expect(opened(elsewhere(app), elsewhere(owner))).rejects.toThrow(/database ".*_gone" does not exist/);
  await expect(opened(wrong(app), owner)).rejects.not.toThrow(/secret/);
});

test('an owner who may give no rights says so, and what to run', async () => {
  const { app, owner } = await logins({ member: false });
  await expect(opened(app, owner)).rejects.toThrow(/run what `npm run roles` prints/);
});

/** A database with an owner who is no superuser, and a second login; `member`: an administrator put it in the group. */
async function logins({ member }: { member: boolean }): Promise<{ app: string; owner: string }> {
  const database = await testDatabase('owned');
  const names = { owner: `owner_of_${database.name}`, app: `app_of_${database.name}` };
  await database.admin(`
    do $$ begin create role rookery_app nologin; exception when duplicate_object or unique_violation then null; end $$;
    create role ${names.owner} login password 'pw'; create role ${names.app} login password 'pw';
    alter database ${database.name} owner to ${names.owner}`);
  if (member) await database.admin(`grant rookery_app to ${names.app}`);
  onTestFinished(async () => {
    await database.drop();
    const admin = new URL(database.url);
    admin.pathname = '/postgres';
    await askOnce(admin.href, `drop role ${names.owner}; drop role ${names.app}`);
  });
  return { app: as(database.url, names.app), owner: as(database.url, names.owner) };
}

function as(url: string, user: string): string {
  const login = new URL(url);
  login.username = user;
  login.password = 'pw';
  return login.href;
}

async function opened(url: string, ownerUrl?: string) {
  const parts = await openJournal({ url, headOf, ...(ownerUrl !== undefined && { ownerUrl }) });
  onTestFinished(parts.close);
  return parts;
}
