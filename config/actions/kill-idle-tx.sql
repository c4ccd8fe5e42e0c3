-- End the sessions that sit idle in an open transaction for longer than a given time, at most twenty at once.
-- tiers: all
-- args: over interval, backend_us identities?, state_us identities?
-- example: 5min
-- approval: confirm
-- two-person when: size(seen) > 5 # more than five sessions end at once
-- two-person when: seen.exists(s, s.app in settings.ended_by_two.applications) # a migration sits behind one of these applications
-- effect: Sessions on {tier} that are idle in a transaction for more than {over} are ended, {count} of them; what they did in it is rolled back.
-- guard: idle-tx {over}: row.idle_s >= args.over && !(row.role in settings.never_ended.roles) && !(row.app in settings.never_ended.applications) # no session that may be ended is idle in a transaction for so long
-- guard: idle-tx {over}: args.over >= 60.0 # the time has to be a minute or more
-- guard: idle-tx {over}: size(rows) <= 20 # that many sessions are not ended at once; a longer time finds fewer
-- given: never_applications texts = settings.never_ended.applications
-- given: never_roles texts = settings.never_ended.roles
-- seen: backend_us, state_us, pid, role, app
-- verify: idle-tx {over}: !rows.exists(r, r.backend_us in args.backend_us && r.state_us in args.state_us) # none of these sessions is there any more
-- within: 5 s
-- affects: idle-tx {over}
with pick as materialized (
  select pid, usename::text as role, application_name as app,
         round(extract(epoch from clock_timestamp() - state_change)::numeric)::bigint as idle_s
  from pg_stat_activity
  where state in ('idle in transaction', 'idle in transaction (aborted)')
    and state_change < clock_timestamp() - $1::interval
    and (extract(epoch from backend_start) * 1000000)::bigint = any ($2::bigint[])
    and (extract(epoch from state_change) * 1000000)::bigint = any ($3::bigint[])
    and backend_type = 'client backend' and pid <> pg_backend_pid()
    and application_name <> all ($4::text[]) and usename::text <> all ($5::text[])
  order by state_change limit 20),
sent as materialized (select pid, role, app, idle_s, pg_terminate_backend(pid) as was_sent from pick)
select pid, role, app, idle_s from sent where was_sent
