-- The log: where it stands, and how much of it lies on the disk.
-- topic: Replication and backup
-- tiers: all
-- requires: role pg_monitor
-- critical: row.wal_dir_bytes > 10.0 * row.max_wal_bytes
-- warning: row.wal_dir_bytes > 2.0 * row.max_wal_bytes
-- units: lsn_bytes bytes, wal_dir_bytes bytes, max_wal_bytes bytes
-- next: slots, archiver, checkpoints
-- why: It grows beyond its size only when an archive, a slot or a standby is stuck.
select p.lsn::text as lsn, pg_wal_lsn_diff(p.lsn, '0/0')::bigint as lsn_bytes, d.wal_files, d.wal_dir_bytes,
       pg_size_bytes(current_setting('max_wal_size')) as max_wal_bytes,
       current_setting('wal_keep_size') as wal_keep_size,
       current_setting('max_slot_wal_keep_size') as max_slot_wal_keep_size
from (select case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end as lsn) p
cross join (select count(*) as wal_files, sum(size)::bigint as wal_dir_bytes from pg_ls_waldir()) d
