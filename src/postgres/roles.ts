import { appRole } from './access.ts';
import { operatorRights, type Touched } from './operator-rights.ts';

/** The SQL that makes the two logins of a tier: run once per database, as its owner. `tables` are what questions read, `touched` what actions touch. */
export const tierRoles = (
  tables: readonly string[],
  touched: Touched = { rights: {}, contained: [], limited: [] },
): string => `-- The logins of the bot at one tier. Run it in the tier's database as a superuser, or as the owner with CREATEROLE.
-- It may be run again. Then give each login a password: \\password dbops_ro

${login('dbops_ro')}
${login('dbops_op')}

-- why: a full tier must not shut its own doctor out, and the doctor must not fill the tier. Two a process, some replicas.
alter role dbops_ro connection limit 10;
alter role dbops_op connection limit 10;
-- why: from 16 on, slots set aside by reserved_connections stay open to these logins when all others are taken.
do $$ begin
  if current_setting('server_version_num')::int >= 160000 then
    grant pg_use_reserved_connections to dbops_ro, dbops_op;
  end if;
end $$;

-- why: the login is the guard. Read only is a belt that a transaction could be talked out of; missing rights are not.
alter role dbops_ro set default_transaction_read_only = on;
alter role dbops_ro set statement_timeout = '5s';
alter role dbops_ro set lock_timeout = '500ms';
alter role dbops_ro set idle_in_transaction_session_timeout = '10s';
alter role dbops_op set statement_timeout = '30s';
alter role dbops_op set lock_timeout = '500ms';
alter role dbops_op set idle_in_transaction_session_timeout = '10s';

-- why: without pg_monitor the state and text of other sessions are hidden. Never pg_read_all_data: it reads password hashes.
grant pg_monitor to dbops_ro, dbops_op;
-- why: ending a session is for actions alone; the reader could end the sessions of the application with it.
grant pg_signal_backend to dbops_op;
${connectTo('dbops_ro, dbops_op')}
grant usage on schema public to dbops_ro, dbops_op;
-- why: before 15 everybody may make tables in public, these logins too. Where nothing relies on it, also run
--   revoke create on schema public from public;

-- why: only what the questions read. A table that is not in this database is passed over.
${onTables('select', 'dbops_ro', tables)}
-- why: how near a sequence is to its last number is hidden from who may not read it.
grant select on all sequences in schema public to dbops_ro;

-- why: actions change these and nothing else.
${operatorRights(touched)}
-- why: with row level security on, a reader without a tenant setting gets an error or no rows, and would call it calm.
-- For each table that shows relrowsecurity in pg_class, one policy (or BYPASSRLS for the login):
--   create policy dbops_read on public.jobs for select to dbops_ro using (true);
`;

/** The SQL that makes the journal's owner and the login that may only add to it. */
export const journalRoles =
  (): string => `-- The logins of the journal. Run it in the journal's own database as a superuser. It may be run again.
-- JOURNAL_OWNER_URL logs in as rookery_owner and makes the tables at the bot's start; DATABASE_URL logs in as rookery.
-- Then give each login a password: \\password rookery

${login('rookery_owner')}
${login('rookery')}
-- why: the rights on the tables belong to a group; rookery_owner gives them when it has made the tables:
-- facts can be added, never changed or removed; what shows the present (heads, posts, readings) can be.
${login(appRole, 'nologin')}
grant ${appRole} to rookery;
${connectTo('rookery_owner, rookery')}
-- why: before 15 everybody may make tables in public; here the owner alone does.
revoke create on schema public from public;
grant usage, create on schema public to rookery_owner;
grant usage on schema public to rookery;

-- why: a frozen transaction of the bot would hold back its own other processes.
alter role rookery set idle_in_transaction_session_timeout = '10s';
`;

const login = (name: string, kind = 'login'): string => `do $$ begin
  if not exists (select from pg_roles where rolname = '${name}') then create role ${name} ${kind}; end if;
end $$;`;

const connectTo = (roles: string): string => `do $$ begin
  execute format('grant connect on database %I to ${roles}', current_database());
end $$;`;

const onTables = (right: string, roles: string, tables: readonly string[]): string => `do $$ declare name text; begin
  foreach name in array array[${tables.map((table) => `'${table}'`).join(', ')}]::text[] loop
    if to_regclass('public.' || name) is not null then
      execute format('grant ${right} on public.%I to ${roles}', name);
    end if;
  end loop;
end $$;`;
