-- Which tables with a tenant keep tenants apart by row level security, the unguarded first.
-- topic: Security and change
-- tiers: all
-- args: whole int?
-- critical: !row.rls_on
-- warning: row.policies == 0.0
-- warning: row.widest_or > 1.0
-- warning: !row.forced && row.owner_can_login
-- next: roles, security, constraints
-- why: Policies without row level security do nothing. Several permissive policies for one command are joined by OR: the
-- why: widest wins. A policy that reads its setting with "true" hides everything when the setting is missing.
select n.nspname::text as schema, c.relname::text as relation, c.relrowsecurity as rls_on,
       c.relforcerowsecurity as forced, p.total as policies, p.widest as widest_or, p.blank_when_unset,
       pg_get_userbyid(c.relowner)::text as owner, o.rolcanlogin as owner_can_login,
       greatest(c.reltuples, 0)::bigint as est_rows, count(*) over () as relations_checked
from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_roles o on o.oid = c.relowner
cross join lateral (
  select count(*) as total,
         coalesce(bool_or(coalesce(pg_get_expr(q.polqual, q.polrelid), '') ~ 'current_setting\([^)]*, true\)'), false)
           as blank_when_unset,
         coalesce(max((select count(*) from pg_policy r
                       where r.polrelid = c.oid and r.polpermissive and (r.polcmd = q.polcmd or r.polcmd = '*')))
                  filter (where q.polpermissive), 0) as widest
  from pg_policy q
  -- A policy for the bot's own login widens nothing for anybody else.
  where q.polrelid = c.oid and q.polroles <> array[(select oid from pg_roles where rolname = current_user)]) p
where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not in ('pg_catalog', 'information_schema')
  and (c.relrowsecurity or p.total > 0
       or exists (select 1 from pg_attribute a
                  where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped))
order by c.relrowsecurity, p.total = 0 desc, p.widest desc, est_rows desc, 1, 2
limit coalesce($1::int, 100)
