-- Transactions open for longest, with what they hold back.
-- topic: Sessions and locks
-- tiers: all
-- args: over interval?, whole int?
-- requires: role pg_monitor
-- critical: row.backend_type == "client backend" && row.xact_s > 1800.0
-- warning: row.backend_type == "client backend" && row.xact_s > 300.0
-- empty: ok
-- units: xact_s s, query_s s, backend_us identity, query_us identity, query sql
-- offer: cancel pid backend_us query_us, terminate pid backend_us
-- next: xmin, idle-tx, blocking
-- why: An open transaction stops vacuum in the whole cluster, also one that does nothing.
select pid, usename::text as role, application_name as app, backend_type, state,
       round(extract(epoch from clock_timestamp() - xact_start)::numeric)::bigint as xact_s,
       round(extract(epoch from clock_timestamp() - query_start)::numeric)::bigint as query_s,
       age(backend_xmin) as xmin_age,
       coalesce(wait_event_type || ':' || wait_event, 'CPU') as waiting_on,
       (extract(epoch from backend_start) * 1000000)::bigint::text as backend_us,
       (extract(epoch from query_start) * 1000000)::bigint::text as query_us,
       left(query, 2000) as query
from pg_stat_activity
where xact_start < clock_timestamp() - coalesce($1::interval, interval '1 minute')
  and usename is distinct from current_user and (datname = current_database() or datname is null)
order by xact_start
limit coalesce($2::int, 20)
