/** What actions touch: columns of tables by the right to them, the logins they may lock out, those whose statements they may limit. */
export type Touched = {
  rights: Readonly<Record<string, Readonly<Partial<Record<'select' | 'insert' | 'update', readonly string[]>>>>>;
  contained: readonly string[];
  limited: readonly string[];
};

/** The SQL that lets dbops_op touch that, and nothing else. Tables and columns that are not there are passed over. */
export const operatorRights = ({ rights, contained, limited }: Touched): string => `
-- why: what the settings no longer name, or somebody granted by hand, is taken back.
do $$ declare relation regclass; begin
  for relation in select oid::regclass from pg_class
                  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')
                    and has_any_column_privilege('dbops_op', oid, 'select, insert, update') loop
    execute format('revoke select, insert, update on %s from dbops_op', relation);
  end loop;
end $$;
${Object.entries(rights)
  .flatMap(([table, columns]) => Object.entries(columns).map(([right, names]) => onColumns(right, table, names)))
  .join('\n')}

-- why: from 17 on, MAINTAIN lets others than the owner analyze a table and fill a materialized view. Before 17 only the
-- owner can; then the server warns, skips the table, and the action says that it was not analyzed.
do $$ declare relation regclass; begin
  if current_setting('server_version_num')::int >= 170000 then
    for relation in select oid::regclass from pg_class
                    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'm') loop
      execute format('grant maintain on %s to dbops_op', relation);
    end loop;
  end if;
end $$;

-- why: CREATEROLE could make itself anything. These two functions do one thing each, to these logins and no other.
create schema if not exists dbops;
create or replace function dbops.set_login(target text, allowed boolean) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$ begin
  if not target = any (${list(contained)}) or (select rolsuper from pg_roles where rolname = target) is not false then
    raise exception '% is not among the logins that may be locked out', target using errcode = '42501';
  end if;
  execute format('alter role %I %s', target, case when allowed then 'login' else 'nologin' end);
  return allowed;
end $$;
create or replace function dbops.set_timeout(target text, span interval) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$ declare
  ms bigint := round(extract(epoch from span) * 1000);
begin
  if not target = any (${list(limited)}) or (select rolsuper from pg_roles where rolname = target) is not false then
    raise exception '% is not among the logins whose statements may be limited', target using errcode = '42501';
  elsif ms not between 1000 and 1800000 then
    raise exception 'the limit has to be between 1 s and 30 min' using errcode = '22023';
  elsif ms is null then
    execute format('alter role %I in database %I reset statement_timeout', target, current_database());
    return 'none';
  end if;
  execute format('alter role %I in database %I set statement_timeout = %s', target, current_database(), ms);
  return ms || ' ms';
end $$;
revoke all on function dbops.set_login(text, boolean), dbops.set_timeout(text, interval) from public;
grant usage on schema dbops to dbops_op;
grant execute on function dbops.set_login(text, boolean), dbops.set_timeout(text, interval) to dbops_op;
`;

/** The right on those of these columns that the table has. */
const onColumns = (right: string, table: string, columns: readonly string[]): string => `do $$ declare found text; begin
  select string_agg(quote_ident(attname), ', ') into found from pg_attribute
  where attrelid = to_regclass('public.${table}') and not attisdropped and attname = any (${list(columns)});
  if found is not null then
    execute format('grant ${right} (%s) on public.${table} to dbops_op', found);
  end if;
end $$;`;

const list = (names: readonly string[]): string =>
  `array[${names.map((name) => `'${name.replaceAll("'", "''")}'`).join(', ')}]::text[]`;
