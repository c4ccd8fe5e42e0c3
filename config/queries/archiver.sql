-- The archive of the log: how much would be lost if the server were lost now.
-- topic: Replication and backup
-- tiers: all
-- requires: role pg_monitor
-- critical: row.archive_mode == "off"
-- critical: row.failing_now && (row.last_ok_s == null || row.last_ok_s > 300.0)
-- critical: row.worst_case_loss_s != null && row.worst_case_loss_s > (tier == "queue" ? 60.0 : tier == "content" ? 3600.0 : tier == "olap" ? 86400.0 : 900.0)
-- warning: row.failing_now
-- warning: row.wal_files_waiting > 3.0
-- warning: row.worst_case_loss_s != null && row.worst_case_loss_s > (tier == "queue" ? 30.0 : tier == "content" ? 1800.0 : tier == "olap" ? 43200.0 : 450.0)
-- units: last_ok_s s, last_fail_s s, unarchived_bytes bytes, worst_case_loss_s s
-- next: wal, slots, settings
-- why: The limits are each tier's promise of the backup strategy. The queue promises no loss at all, which only a synchronous
-- why: standby can keep: a minute is its alarm.
with position as (
  select current_setting('archive_mode') as archive_mode,
         pg_size_bytes(current_setting('wal_segment_size')) as segment,
         case when not pg_is_in_recovery() then pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') end as written)
select p.archive_mode, a.archived_count, a.last_archived_wal, a.failed_count, a.last_failed_wal,
       round(extract(epoch from now() - a.last_archived_time)::numeric)::bigint as last_ok_s,
       round(extract(epoch from now() - a.last_failed_time)::numeric)::bigint as last_fail_s,
       coalesce(a.last_failed_time > coalesce(a.last_archived_time, '-infinity'), false) as failing_now,
       (select count(*) from pg_ls_archive_statusdir() where name like '%.ready') as wal_files_waiting,
       current_setting('archive_timeout') as archive_timeout, u.bytes as unarchived_bytes,
       -- A server that rests still notes that it rests; until somebody writes, nothing can be lost.
       case when p.archive_mode = 'off' or pg_is_in_recovery() then null when u.bytes < 4096 then 0
            else round(extract(epoch from now() - coalesce(a.last_archived_time, a.stats_reset))::numeric)::bigint
            end as worst_case_loss_s
from pg_stat_archiver a cross join position p
cross join lateral (
  select (p.written - case when a.last_archived_wal ~ '^[0-9A-F]{24}$' then
           ('x' || substr(a.last_archived_wal, 9, 8))::bit(32)::bigint::numeric * 4294967296
           + (('x' || substr(a.last_archived_wal, 17, 8))::bit(32)::bigint + 1) * p.segment end)::bigint as bytes) u
