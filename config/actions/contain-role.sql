-- Lock one login out of the whole server and end its sessions, after a breach: what depends on it stops.
-- tiers: all
-- args: role text
-- example: app_user
-- approval: two-person
-- effect: {role} can't log in to the server of {tier} any more, in no database, and all its sessions there are ended.
-- guard: login {role}: row.role == args.role # there is no such login
-- guard: login {role}: row.role in settings.contained_roles && !row.superuser && !row.role.startsWith("dbops") # it is not among contained_roles in config/actions/settings.yml
-- guard: login {role}: row.can_login || row.sessions > 0.0 # it is locked out and has no session
-- seen: role, can_login
-- verify: login {role}: rows.exists(r, !r.can_login && r.sessions == 0.0) # the login is locked out and has no session
-- leaves: login {role}: rows.exists(r, !r.can_login && r.sessions > 0.0) # sessions of a login that is locked out; ask for this again, which ends them
-- within: 5 s
-- affects: login {role}
-- undo: restore-role {role}
-- builds: yes
select text from (
  select 1 as step, format('select dbops.set_login(%L, false) as may_log_in', r.rolname) as text from pg_roles r
  where r.rolname = $1::text
  union all
  select 2, format('select count(pg_terminate_backend(pid)) as ended from pg_stat_activity where usename = %L', r.rolname)
  from pg_roles r where r.rolname = $1::text) steps
order by step
