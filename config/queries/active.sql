-- What is running now, longest first, with what it waits for.
-- topic: Sessions and locks
-- tiers: all
-- args: whole int?
-- critical: row.query_s > (tier == "olap" ? 300.0 : 60.0)
-- warning: row.query_s > (tier == "olap" ? 30.0 : tier == "content" ? 1.0 : 5.0)
-- unknown: row.query == "<insufficient privilege>"
-- empty: ok
-- units: query_s s, xact_s s, backend_us identity, query_us identity, query_id identity, query sql
-- offer: cancel pid backend_us query_us
-- next: blocking, slow
-- why: 5 seconds, and 30 on OLAP, are the alert lines of the performance monitoring guide. What takes a minute there,
-- why: and five on OLAP, is critical, so that one batch does not page.
select pid, usename::text as role, application_name as app, coalesce(host(client_addr), 'local') as client,
       round(extract(epoch from clock_timestamp() - query_start)::numeric, 1) as query_s,
       round(extract(epoch from clock_timestamp() - xact_start)::numeric, 1) as xact_s,
       coalesce(wait_event_type || ':' || wait_event, 'CPU') as waiting_on,
       -- Asking takes the lock manager's locks for a moment, so only those who wait are asked about.
       case when wait_event_type = 'Lock' then cardinality(pg_blocking_pids(pid)) else 0 end as blockers,
       to_jsonb(a) ->> 'query_id' as query_id,
       (extract(epoch from backend_start) * 1000000)::bigint::text as backend_us,
       (extract(epoch from query_start) * 1000000)::bigint::text as query_us,
       left(query, 2000) as query
from pg_stat_activity a
where (state in ('active', 'fastpath function call') or query = '<insufficient privilege>')
  and backend_type = 'client backend'
  and usename is distinct from current_user and datname = current_database()
order by query_start
limit coalesce($1::int, 20)
