-- A digest of each kind of object, to compare an environment, a restore or a rollback with another.
-- topic: Security and change
-- tiers: all
-- args: schema text?
-- limit: 30 s
-- next: migrations, settings
-- why: Casts are left out, because a dump and restore rewrites them; the same schema has the same digest on 13 to 18.
with wanted as (select oid, nspname from pg_namespace where nspname = coalesce($1::text, 'public')),
relations as (select c.*, n.nspname from pg_class c join wanted n on n.oid = c.relnamespace),
objects(kind, name, definition) as (
  select 'column', format('%s.%s.%s', c.nspname, c.relname, a.attname),
         concat_ws(' ', format_type(a.atttypid, a.atttypmod), case when a.attnotnull then 'not null' end,
                   nullif(a.attidentity::text, ''), pg_get_expr(d.adbin, d.adrelid))
  from pg_attribute a join relations c on c.oid = a.attrelid
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p')
  union all
  select 'index', format('%s.%s', c.nspname, c.relname),
         pg_get_indexdef(i.indexrelid) || case when i.indisvalid then '' else ' INVALID' end
  from pg_index i join relations c on c.oid = i.indexrelid
  union all
  select 'constraint', format('%s.%s.%s', c.nspname, c.relname, k.conname), pg_get_constraintdef(k.oid)
  from pg_constraint k join relations c on c.oid = k.conrelid where k.contype <> 'n'
  union all
  select 'policy', format('%s.%s.%s', c.nspname, c.relname, p.polname),
         concat_ws(' ', p.polcmd, p.polpermissive, pg_get_expr(p.polqual, p.polrelid),
                   pg_get_expr(p.polwithcheck, p.polrelid))
  from pg_policy p join relations c on c.oid = p.polrelid
  union all
  select 'rls', format('%s.%s', c.nspname, c.relname), format('%s %s', c.relrowsecurity, c.relforcerowsecurity)
  from relations c where c.relkind in ('r', 'p')
  union all
  select 'trigger', format('%s.%s.%s', c.nspname, c.relname, t.tgname), pg_get_triggerdef(t.oid)
  from pg_trigger t join relations c on c.oid = t.tgrelid where not t.tgisinternal
  union all
  select 'function', format('%s.%s(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)),
         md5(p.prosrc) || p.provolatile::text || p.prosecdef::text
  from pg_proc p join wanted n on n.oid = p.pronamespace
  where not exists (select 1 from pg_depend x where x.objid = p.oid and x.deptype = 'e')
  union all
  select 'view', format('%s.%s', c.nspname, c.relname), md5(pg_get_viewdef(c.oid))
  from relations c where c.relkind in ('v', 'm')
    and not exists (select 1 from pg_depend x where x.objid = c.oid and x.deptype = 'e')
  union all
  select 'extension', extname, extversion from pg_extension)
select kind, count(*) as objects, md5(string_agg(name || '=' || plain, E'\n' order by name collate "C")) as digest
from objects cross join lateral (
  select regexp_replace(regexp_replace(coalesce(definition, ''),
                                       '::(text|character varying(\(\d+\))?)(\[\])?', '', 'g'),
                        '[()\s]', '', 'g') as plain) x
group by kind
order by kind
