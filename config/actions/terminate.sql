-- End one session: its open transaction is rolled back, and the application has to connect again.
-- tiers: all
-- args: pid int, backend_us identity?
-- example: 4711
-- approval: confirm
-- two-person when: row.app in settings.ended_by_two.applications # a migration sits behind this application
-- effect: Session {pid} of {role} on {tier} is ended: its open transaction is rolled back, and the application has to connect again.
-- guard: session {pid}: row.pid == args.pid # there is no such session in this database
-- guard: session {pid}: row.backend_type == "client backend" # it is no session of a client, and the server needs it
-- guard: session {pid}: !(row.role in settings.never_ended.roles) # no action touches a session of this role
-- guard: session {pid}: !(row.app in settings.never_ended.applications) # no action touches a session of this application
-- seen: backend_us, role, app
-- verify: session {pid}: !rows.exists(r, r.backend_us == args.backend_us) # the session is gone
-- within: 5 s
-- affects: session {pid}
with sent as materialized (
  select pid, pg_terminate_backend(pid) as was_sent
  from pg_stat_activity
  where pid = $1::int and (extract(epoch from backend_start) * 1000000)::bigint = $2::bigint
    and backend_type = 'client backend' and pid <> pg_backend_pid())
select pid from sent where was_sent
