-- One login: whether it may come in, its sessions, and how long its statements may run in this database.
-- topic: Security and change
-- tiers: all
-- args: role text
-- known: role roles role
-- example: app_user
-- critical: row.superuser && row.role != "postgres"
-- warning: !row.can_login
-- next: roles, sessions
select r.rolname::text as role, r.rolcanlogin as can_login, r.rolsuper as superuser,
       (select count(*) from pg_stat_activity a where a.usesysid = r.oid) as sessions,
       coalesce(regexp_replace(t.value, '^(\d+)$', '\1 ms'), '') as timeout, span.ms as timeout_ms,
       -- As set-timeout takes it; nothing for what it would refuse.
       case when span.ms between 1000 and 1800000
            then case when span.ms % 1000 = 0 then span.ms / 1000 || 's' else span.ms || 'ms' end end as settable
from pg_roles r
left join lateral (
  select split_part(entry, '=', 2) as value
  from pg_db_role_setting s cross join lateral unnest(s.setconfig) as u(entry)
  where s.setrole = r.oid and s.setdatabase = (select oid from pg_database where datname = current_database())
    and entry like 'statement_timeout=%') t on true
cross join lateral (select regexp_match(t.value, '^(\d+(?:\.\d+)?)\s*(us|ms|s|min|h|d)?$') as part) written
cross join lateral (
  select round(part[1]::numeric * case coalesce(part[2], 'ms')
    when 'us' then 0.001 when 'ms' then 1 when 's' then 1000 when 'min' then 60000 when 'h' then 3600000
    else 86400000 end)::bigint as ms) span
where r.rolname::text = $1::text
