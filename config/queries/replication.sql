-- The standbys as the primary sees them: how much each has not yet received, kept and applied.
-- topic: Replication and backup
-- tiers: all
-- requires: role pg_monitor
-- critical: row.kind == "no standby" && tier == "oltp"
-- critical: row.unreplayed_bytes != null && row.unreplayed_bytes > 100000000.0
-- critical: row.replay_lag_s != null && row.replay_lag_s > (tier == "queue" ? 60.0 : tier == "content" ? 3600.0 : tier == "olap" ? 86400.0 : 900.0)
-- warning: row.unreplayed_bytes != null && row.unreplayed_bytes > 50000000.0
-- warning: row.replay_lag_s != null && row.replay_lag_s > 5.0
-- unknown: row.kind == "this is a standby" || (row.kind == "no standby" && tier != "oltp")
-- units: unsent_bytes bytes, unflushed_bytes bytes, unreplayed_bytes bytes, replay_lag_s s
-- next: slots, standby, archiver
-- why: Bytes decide: with replay paused and 34 MB behind, the lag in seconds still said 0.28.
with standbys as (
  select 'standby' as kind, r.application_name as name, coalesce(host(r.client_addr), 'local') as peer, r.state,
         r.sync_state, pg_wal_lsn_diff(pg_current_wal_lsn(), r.sent_lsn)::bigint as unsent_bytes,
         pg_wal_lsn_diff(pg_current_wal_lsn(), r.flush_lsn)::bigint as unflushed_bytes,
         pg_wal_lsn_diff(pg_current_wal_lsn(), r.replay_lsn)::bigint as unreplayed_bytes,
         round(extract(epoch from r.replay_lag)::numeric, 2) as replay_lag_s
  from pg_stat_replication r
  where not pg_is_in_recovery())
select kind, name, peer, state, sync_state, unsent_bytes, unflushed_bytes, unreplayed_bytes, replay_lag_s
from standbys
union all
-- No standby is no lag, and no safety either: it is a row, so that a rule can speak of it.
select case when pg_is_in_recovery() then 'this is a standby' else 'no standby' end, null, null, null, null,
       null, null, null, null
where not exists (select 1 from standbys)
order by unreplayed_bytes desc nulls last
limit 50
