-- Roles that can do more than they should: superusers, those who see every tenant, those who never expire.
-- topic: Security and change
-- tiers: all
-- args: whole int?
-- critical: row.superuser && row.role.startsWith("dbops")
-- warning: row.superuser && row.login && row.role != "postgres"
-- warning: row.bypass_rls && row.login && !row.superuser
-- next: sessions, rls, security
select r.rolname::text as role, r.rolcanlogin as login, r.rolsuper as superuser, r.rolbypassrls as bypass_rls,
       r.rolcreaterole as create_role, r.rolreplication as replication, r.rolvaliduntil as valid_until,
       r.rolconnlimit as conn_limit,
       (select string_agg(m.rolname::text, ', ' order by m.rolname)
        from pg_auth_members x join pg_roles m on m.oid = x.roleid where x.member = r.oid) as member_of,
       (select count(*) from pg_stat_activity a where a.usesysid = r.oid) as sessions,
       concat_ws(', ', case when r.rolsuper and r.rolcanlogin then 'superuser login' end,
                 case when r.rolbypassrls and not r.rolsuper then 'sees every tenant' end,
                 case when r.rolcreaterole and not r.rolsuper then 'can create roles' end,
                 case when r.rolcanlogin and r.rolvaliduntil is null then 'no expiry' end) as note
from pg_roles r
where r.rolname !~ '^pg_' and (r.rolcanlogin or r.rolsuper or r.rolbypassrls)
order by r.rolsuper desc, r.rolbypassrls desc, r.rolname
limit coalesce($1::int, 200)
