import type { Need } from '../tiers/need.ts';
import type { Connection } from './connection.ts';
import { read } from './read.ts';

/** What a tier has of what the questions need, as this login sees it. */
export type Capabilities = {
  role: string;
  /** `18.4` */
  server: string;
  major: number;
  extensions: ReadonlySet<string>;
  /** `jobs` and `jobs.created_at`, of the tables that were asked about. */
  tables: ReadonlySet<string>;
};

/** Asked once per connection, so that a text is chosen and a lack is told without an error. */
export async function capabilities(
  connection: Connection,
  needs: readonly Need[],
  deadline: AbortSignal,
): Promise<Capabilities> {
  const names = [...new Set(needs.flatMap((need) => (need.kind === 'table' ? [need.table] : [])))];
  const caps = { limitMs: 2000, rows: 5000, bytes: 2_000_000 };
  const { rows } = await read(connection, probe, [JSON.stringify(names)], caps, deadline);
  const [login, ...rest] = rows;
  const of = (kind: string) => rest.flatMap(([found, name]) => (found === kind && name ? [name] : []));
  return {
    role: login?.[1] ?? '',
    server: login?.[2]?.split(' ')[0] ?? '',
    major: Math.floor(Number(login?.[3] ?? 0) / 10_000),
    extensions: new Set(of('extension')),
    tables: new Set(of('table')),
  };
}

export const met = (has: Capabilities, need: Need): boolean => {
  switch (need.kind) {
    case 'table':
      return has.tables.has(need.column === undefined ? need.table : `${need.table}.${need.column}`);
    case 'extension':
      return has.extensions.has(need.name);
    case 'server':
      return has.major >= need.least;
  }
};

const probe = `
  select 'login' as kind, current_user::text as name,
         current_setting('server_version') as version, current_setting('server_version_num') as number
  union all
  select 'extension', extname::text, null, null from pg_extension
  union all
  select 'table', c.relname || coalesce('.' || a.attname, ''), null, null
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  cross join lateral (
    select null::text as attname
    union all
    select attname::text from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped) a
  where n.nspname = 'public' and c.relkind in ('r', 'p', 'm', 'v', 'f')
    and c.relname in (select jsonb_array_elements_text($1::jsonb))`;
