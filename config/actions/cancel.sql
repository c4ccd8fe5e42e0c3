-- Cancel what one session runs now: the statement and its transaction are lost, the session stays.
-- tiers: all
-- args: pid int, backend_us identity?, query_us identity?
-- example: 4711
-- approval: confirm
-- effect: The statement that session {pid} of {role} runs on {tier} is cancelled and its open transaction aborts; the session stays.
-- guard: session {pid}: row.pid == args.pid # there is no such session in this database
-- guard: session {pid}: row.backend_type == "client backend" # it is no session of a client, and the server needs it
-- guard: session {pid}: row.state == "active" # it runs nothing now, so there is nothing to cancel
-- guard: session {pid}: !(row.role in settings.never_ended.roles) # no action touches a session of this role
-- guard: session {pid}: !(row.app in settings.never_ended.applications) # no action touches a session of this application
-- seen: backend_us, query_us, role, app
-- verify: session {pid}: !rows.exists(r, r.backend_us == args.backend_us && r.query_us == args.query_us && r.state == "active") # the session no longer runs that statement
-- within: 5 s
-- affects: session {pid}
with sent as materialized (
  select pid, pg_cancel_backend(pid) as was_sent
  from pg_stat_activity
  where pid = $1::int and (extract(epoch from backend_start) * 1000000)::bigint = $2::bigint
    and (extract(epoch from query_start) * 1000000)::bigint = $3::bigint
    and state = 'active' and backend_type = 'client backend' and pid <> pg_backend_pid())
select pid from sent where was_sent
