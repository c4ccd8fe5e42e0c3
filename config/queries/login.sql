-- One login: whether it may come in, its sessions, and how long its statements may run in this database.
-- topic: Security and change
-- tiers: all
-- args: role text
-- critical: row.superuser && row.role != "postgres"
-- warning: !row.can_login
-- next: roles, sessions
select r.rolname::text as role, r.rolcanlogin as can_login, r.rolsuper as superuser,
       (select count(*) from pg_stat_activity a where a.usesysid = r.oid) as sessions,
       coalesce(t.value, '') as timeout,
       case when t.value ~ '^\d+$' then t.value::bigint end as timeout_ms
from pg_roles r
left join lateral (
  select split_part(entry, '=', 2) as value
  from pg_db_role_setting s cross join lateral unnest(s.setconfig) as u(entry)
  where s.setrole = r.oid and s.setdatabase = (select oid from pg_database where datname = current_database())
    and entry like 'statement_timeout=%') t on true
where r.rolname::text = $1::text
