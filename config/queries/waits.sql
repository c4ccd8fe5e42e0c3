-- What those who work wait for at this moment: locks, disk, or nothing.
-- topic: Sessions and locks
-- tiers: all
-- requires: role pg_monitor
-- critical: row.wait_type == "IO" && row.active >= 5.0 && row.pct_of_active > 70.0
-- warning: row.wait_type == "Lock" && row.active >= 5.0 && row.pct_of_active > 20.0
-- warning: row.wait_type == "LWLock" && row.active >= 5.0 && row.pct_of_active > 30.0
-- empty: ok
-- units: pct_of_active percent
-- next: blocking, slow, io
select coalesce(wait_event_type, 'CPU') as wait_type, coalesce(wait_event, 'running') as wait_event,
       count(*) as sessions, (sum(count(*)) over ())::bigint as active,
       round(100.0 * sum(count(*)) over (partition by coalesce(wait_event_type, 'CPU'))
             / sum(count(*)) over (), 1) as pct_of_active,
       string_agg(distinct usename::text, ', ') as roles
from pg_stat_activity
where state = 'active' and usename is distinct from current_user
  and backend_type in ('client backend', 'parallel worker', 'autovacuum worker')
group by coalesce(wait_event_type, 'CPU'), coalesce(wait_event, 'running')
order by sessions desc
limit 15
