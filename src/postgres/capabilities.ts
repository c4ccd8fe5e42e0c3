import type { Need } from '../tiers/need.ts';
import type { Connection } from './connection.ts';
import { read } from './read.ts';

/** What a tier has of what the questions need, as this login sees it. */
export type Capabilities = {
  role: string;
  /** `18.4` */
  server: string;
  major: number;
  /** As it was at the login. */
  standby: boolean;
  extensions: ReadonlySet<string>;
  /** Libraries that are loaded at the server's start; undefined when the login may not see them. */
  libraries: string | undefined;
  /** The roles, of those asked about, whose rights this login has. */
  roles: ReadonlySet<string>;
  /** `jobs` and `jobs.created_at`, of the tables that were asked about. */
  tables: ReadonlySet<string>;
  /** Tables that are there and that this login may not read. */
  unreadable: ReadonlySet<string>;
  /** Tables that would answer as if they were empty, because row level security hides their rows from this login. */
  hidden: ReadonlySet<string>;
  /** Whether the settings name the console of a PgBouncer in front of the tier that is asked about. */
  console?: boolean;
};

/** Asked once per connection, so that a text is chosen and a lack is told without an error. */
export async function capabilities(
  connection: Connection,
  needs: readonly Need[],
  deadline: AbortSignal,
): Promise<Capabilities> {
  const tables = needs.flatMap((need) => (need.kind === 'table' ? [need.table] : []));
  const roles = needs.flatMap((need) => (need.kind === 'role' ? [need.name] : []));
  const caps = { limitMs: 2000, rows: 5000, bytes: 2_000_000 };
  const values = [tables, roles].map((names) => JSON.stringify([...new Set(names)]));
  const { rows } = await read(connection, probe, values, caps, deadline);
  const [login, ...rest] = rows;
  const of = (kind: string) => new Set(rest.flatMap(([found, name]) => (found === kind && name ? [name] : [])));
  return {
    role: login?.[1] ?? '',
    server: login?.[2]?.split(' ')[0] ?? '',
    major: Math.floor(Number(login?.[3] ?? 0) / 10_000),
    libraries: login?.[4] ?? undefined,
    standby: login?.[5] === 't',
    extensions: of('extension'),
    roles: of('role'),
    tables: of('table'),
    unreadable: of('unreadable'),
    hidden: of('hidden'),
  };
}

const probe = `
  with tables as (
    select c.oid, c.relname::text as name,
           has_table_privilege(c.oid, 'select') or has_any_column_privilege(c.oid, 'select') as readable
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p', 'm', 'v', 'f')
      and c.relname in (select jsonb_array_elements_text($1::jsonb)))
  select 'login' as kind, current_user::text as name,
         current_setting('server_version') as version, current_setting('server_version_num') as number,
         (select setting from pg_settings where name = 'shared_preload_libraries') as libraries,
         pg_is_in_recovery() as standby
  union all
  select 'extension', extname::text, null, null, null, null from pg_extension
  union all
  select 'role', rolname::text, null, null, null, null from pg_roles
  where rolname in (select jsonb_array_elements_text($2::jsonb)) and pg_has_role(oid, 'usage')
  union all
  select 'table', t.name || coalesce('.' || a.attname, ''), null, null, null, null
  from tables t cross join lateral (
    select null::text as attname
    union all
    select attname::text from pg_attribute where attrelid = t.oid and attnum > 0 and not attisdropped) a
  union all
  select 'unreadable', name, null, null, null, null from tables where not readable
  union all
  -- A policy for everything, as this login needs one, shows all rows; any other could hide some without a word.
  select 'hidden', t.name, null, null, null, null from tables t
  where row_security_active(t.oid) and not exists (
    select 1 from pg_policy p cross join lateral unnest(p.polroles) r(oid)
    where p.polrelid = t.oid and p.polpermissive and p.polcmd in ('r', '*')
      and pg_get_expr(p.polqual, p.polrelid) = 'true' and (r.oid = 0 or pg_has_role(r.oid, 'usage')))`;
