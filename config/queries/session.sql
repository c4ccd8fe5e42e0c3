-- One session: who it is, what it runs, since when, and how many wait for it.
-- topic: Sessions and locks
-- tiers: all
-- args: pid int
-- example: 4711
-- critical: row.waiting_for_it > 10.0
-- warning: row.waiting_for_it > 0.0
-- empty: ok
-- units: state_s s, xact_s s, backend_us identity, query_us identity, query sql
-- next: blocking, active
select pid, coalesce(usename::text, '(none)') as role, application_name as app,
       coalesce(host(client_addr), 'local') as client, backend_type, coalesce(state, '(none)') as state,
       round(extract(epoch from clock_timestamp() - state_change)::numeric, 1) as state_s,
       round(extract(epoch from clock_timestamp() - xact_start)::numeric, 1) as xact_s,
       (select count(*) from pg_stat_activity w
        where w.wait_event_type = 'Lock' and a.pid = any (pg_blocking_pids(w.pid))) as waiting_for_it,
       (extract(epoch from backend_start) * 1000000)::bigint::text as backend_us,
       (extract(epoch from query_start) * 1000000)::bigint::text as query_us,
       left(query, 2000) as query
from pg_stat_activity a
where pid = $1::int and (datname = current_database() or datname is null)
