-- A standby's own view: what it received, what it applied, and whether it goes on.
-- topic: Replication and backup
-- tiers: all
-- requires: role pg_monitor
-- critical: row.replay_lag_s != null && row.replay_lag_s > (tier == "queue" ? 60.0 : tier == "content" ? 3600.0 : tier == "olap" ? 86400.0 : 900.0)
-- warning: row.receiver == null
-- warning: row.replay_paused == true
-- warning: row.replay_backlog_bytes != null && row.replay_backlog_bytes > 50000000.0
-- unknown: !row.in_recovery
-- units: replay_backlog_bytes bytes, replay_lag_s s, last_commit_age_s s
-- next: replication, ping
-- why: Asked of a primary it is unknown: there is nothing to judge there.
select pg_is_in_recovery() as in_recovery, w.status as receiver, w.slot_name,
       pg_last_wal_receive_lsn()::text as received, pg_last_wal_replay_lsn()::text as replayed,
       pg_wal_lsn_diff(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())::bigint as replay_backlog_bytes,
       -- The age of the last commit alone grows on a quiet primary: what was received and applied is no lag.
       case when pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() then 0
            else round(extract(epoch from now() - pg_last_xact_replay_timestamp())::numeric, 1) end as replay_lag_s,
       round(extract(epoch from now() - pg_last_xact_replay_timestamp())::numeric, 1) as last_commit_age_s,
       case when pg_is_in_recovery() then pg_is_wal_replay_paused() end as replay_paused,
       (select sum(confl_tablespace + confl_lock + confl_snapshot + confl_bufferpin + confl_deadlock)::bigint
        from pg_stat_database_conflicts) as conflicts
from (select 1) one left join pg_stat_wal_receiver w on true
