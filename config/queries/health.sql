-- The vital signs of a tier in one row.
-- topic: Vital signs
-- tiers: all
-- public: yes
-- critical: row.conn_pct > 90.0
-- critical: row.longest_xact_s > 900.0
-- critical: row.lock_waiters > 10.0
-- critical: row.checksum_failures > 0.0
-- critical: row.xid_pct > 75.0
-- warning: row.conn_pct > 75.0
-- warning: row.longest_xact_s > 300.0
-- warning: row.idle_tx > 5.0
-- warning: row.lock_waiters > 0.0
-- warning: row.blocks > 1000000.0 && row.cache_hit_pct < (tier == "olap" ? 95.0 : 99.0)
-- units: conn_pct percent, longest_query_s s, longest_xact_s s, cache_hit_pct percent, rollback_pct percent
-- units: temp_bytes bytes, db_bytes bytes, xid_pct percent, stats_age_s s
-- next: connections, active, blocking
-- why: Above three quarters of the connections there is no room for a peak, above nine tenths an administrator may
-- why: not get in. A transaction open for five minutes holds vacuum back, for fifteen it is forgotten. A damaged page
-- why: is lost data.
with a as (
  select count(*) filter (where backend_type = 'client backend') as clients,
         count(*) filter (where state = 'active' and backend_type = 'client backend' and not own) as active,
         count(*) filter (where state like 'idle in transaction%' and not own) as idle_tx,
         count(*) filter (where wait_event_type = 'Lock' and not own) as lock_waiters,
         max(extract(epoch from clock_timestamp() - query_start)::numeric)
           filter (where state = 'active' and backend_type = 'client backend' and not own) as longest_query_s,
         max(extract(epoch from clock_timestamp() - xact_start)::numeric)
           filter (where backend_type = 'client backend' and not own) as longest_xact_s
  from (select *, coalesce(usename = current_user, false) as own from pg_stat_activity) s),
slots as (
  select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
         - coalesce(current_setting('reserved_connections', true)::int, 0) as usable)
select pg_is_in_recovery() as in_recovery,
       a.clients,
       slots.usable as usable_connections,
       round(100.0 * a.clients / nullif(slots.usable, 0), 1) as conn_pct,
       a.active, a.idle_tx, a.lock_waiters,
       round(coalesce(a.longest_query_s, 0), 1) as longest_query_s,
       round(coalesce(a.longest_xact_s, 0), 1) as longest_xact_s,
       d.blks_hit + d.blks_read as blocks,
       round(100.0 * d.blks_hit / nullif(d.blks_hit + d.blks_read, 0), 2) as cache_hit_pct,
       round(100.0 * d.xact_rollback / nullif(d.xact_commit + d.xact_rollback, 0), 2) as rollback_pct,
       d.deadlocks, d.temp_bytes, coalesce(d.checksum_failures, 0) as checksum_failures,
       pg_database_size(current_database()) as db_bytes,
       round(100.0 * age(pd.datfrozenxid) / 2147483648.0, 2) as xid_pct,
       round(extract(epoch from clock_timestamp() - d.stats_reset)::numeric)::bigint as stats_age_s
from a, slots, pg_stat_database d join pg_database pd on pd.oid = d.datid
where d.datname = current_database()
