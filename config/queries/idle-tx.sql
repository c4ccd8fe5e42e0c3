-- Sessions idle in a transaction, whether they hold strong locks, and whether others wait for them.
-- topic: Sessions and locks
-- tiers: all
-- args: over interval?, whole int?
-- example: 5min
-- requires: role pg_monitor
-- critical: row.idle_s > 900.0 || row.blocks_others
-- warning: row.idle_s > 300.0
-- empty: ok
-- units: idle_s s, xact_s s, backend_us identity, state_us identity, over identity, last_query sql
-- offer: kill-idle-tx over, terminate pid backend_us
-- next: blocking, long, leaks
-- why: A session that forgot its transaction keeps its locks and holds vacuum back: five minutes may be a slow
-- why: client, fifteen are none.
with waiting as (select pid, pg_blocking_pids(pid) as blockers from pg_stat_activity where wait_event_type = 'Lock')
select pid, usename::text as role, application_name as app, coalesce(host(client_addr), 'local') as client, state,
       round(extract(epoch from clock_timestamp() - state_change)::numeric)::bigint as idle_s,
       round(extract(epoch from clock_timestamp() - xact_start)::numeric)::bigint as xact_s,
       (select count(*) from pg_locks l where l.pid = a.pid and l.granted and l.mode like '%Exclusive%'
                                              and l.locktype = 'relation') as strong_locks,
       exists (select 1 from waiting w where a.pid = any (w.blockers)) as blocks_others,
       (extract(epoch from backend_start) * 1000000)::bigint::text as backend_us,
       (extract(epoch from state_change) * 1000000)::bigint::text as state_us,
       -- As kill-idle-tx takes it: what was asked for, and five minutes where nothing was.
       case when state_change < clock_timestamp() - span and span >= interval '1 minute'
            then round(extract(epoch from span)) || 's' end as over,
       left(query, 2000) as last_query
from pg_stat_activity a cross join (select coalesce($1::interval, interval '5 minutes')) as asked(span)
where state in ('idle in transaction', 'idle in transaction (aborted)') and backend_type = 'client backend'
  and usename is distinct from current_user and datname = current_database()
  and (state_change < clock_timestamp() - coalesce($1::interval, interval '1 minute')
       or exists (select 1 from waiting w where a.pid = any (w.blockers)))
order by blocks_others desc, state_change
limit coalesce($2::int, 25)
