-- Replication slots and the log they keep from being removed.
-- topic: Replication and backup
-- tiers: all
-- critical: !row.active && row.retained_bytes != null && row.retained_bytes > 50000000000.0
-- critical: row.wal_status == "unreserved" || row.wal_status == "lost"
-- warning: !row.active
-- warning: row.retained_bytes != null && row.retained_bytes > 10000000000.0
-- empty: ok
-- units: safe_wal_bytes bytes, retained_bytes bytes
-- next: wal, replication, xmin
-- why: A slot that nobody reads any more fills the disk: the commonest outage that people make themselves.
select s.slot_name::text as slot, s.slot_type as type, s.active, s.wal_status, s.safe_wal_size as safe_wal_bytes,
       pg_wal_lsn_diff(case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end,
                       s.restart_lsn)::bigint as retained_bytes,
       age(s.xmin) as xmin_age, age(s.catalog_xmin) as catalog_xmin_age,
       (to_jsonb(s) ->> 'inactive_since')::timestamptz as inactive_since,
       to_jsonb(s) ->> 'invalidation_reason' as invalidation
from pg_replication_slots s
order by retained_bytes desc nulls last, slot
limit 50
