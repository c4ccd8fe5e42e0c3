import { type Client, DatabaseError, escapeIdentifier } from 'pg';
import { Refusal } from '../refusal.ts';
import type { Ask } from './journal/connections.ts';
import { locked } from './locked.ts';

/** Who writes facts and changes none belongs to this group role. */
export const appRole = 'rookery_app';

/**
 * Lets `user` read and write the journal, and no more, through the group role. When the owner of the tables is that same login there
 * is nothing to give, and nothing is protected from it but by the triggers.
 */
export async function grantTo(client: Client, user: string, tablesAreNew: boolean): Promise<void> {
  if (user === client.user) return;
  if (!tablesAreNew && (await hasAccess(client, user))) return;
  await locked(client, async () => {
    await client.query(makeRole);
    await client.query(rights);
    if (!(await isMember(client, user))) await client.query(`grant ${appRole} to ${escapeIdentifier(user)}`);
  }).catch((error: unknown) => {
    throw refused(error, user, client.user);
  });
}

/** True when the login that asks can neither change a fact nor take away the trigger that refuses it. */
export async function insertOnly(ask: Ask): Promise<boolean> {
  const text = `select not (has_table_privilege('facts', 'update') or pg_has_role(relowner, 'member')) as bound
    from pg_class where oid = 'facts'::regclass`;
  return (await ask<{ bound: boolean }>({ text, values: [] }))[0]?.bound === true;
}

async function hasAccess(client: Client, user: string): Promise<boolean> {
  const text = `select has_table_privilege(oid, 'facts', 'insert') as may from pg_roles where rolname = $1`;
  return (await client.query<{ may: boolean }>(text, [user])).rows[0]?.may === true;
}

async function isMember(client: Client, user: string): Promise<boolean> {
  const text = 'select pg_has_role($1, $2, $3) as is_member';
  return (await client.query<{ is_member: boolean }>(text, [user, appRole, 'usage'])).rows[0]?.is_member === true;
}

// Roles belong to the whole server, so another database's start may make it at the same moment.
const makeRole = `do $$ begin
  if not exists (select from pg_roles where rolname = '${appRole}') then
    create role ${appRole} nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$`;

const rights = `
  grant usage on schema public to ${appRole};
  grant select on migrations to ${appRole};
  grant select, insert on facts, attachments to ${appRole};
  grant select, insert, update on streams to ${appRole};
  grant select, insert, update, delete on seen, posts, samples, sample_slots, sample_hours, lights to ${appRole};`;

function refused(error: unknown, user: string, owner: string | undefined): unknown {
  if (!(error instanceof DatabaseError) || !['42501', '42704'].includes(error.code ?? '')) return error;
  return new Refusal(
    `The login ${owner} could not let ${user} write the journal (${error.message}). As an administrator of that server run what \`npm run roles\` prints, then start again.`,
  );
}
