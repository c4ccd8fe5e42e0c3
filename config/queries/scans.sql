-- Large tables that are read from end to end.
-- topic: Sessions and locks
-- tiers: all
-- args: live_rows int?, whole int?
-- warning: row.index_use_pct < 95.0 && row.rows_per_scan > 10000.0
-- empty: ok
-- units: index_use_pct percent
-- next: slow, fk-indexes, unused-indexes
-- why: An index is worth its price by the rows it saves, not by the scans: both are shown.
select t.relname::text as relation, t.n_live_tup as live_rows, t.seq_scan as seq_scans, t.seq_tup_read as seq_rows,
       coalesce(t.idx_scan, 0) as index_scans,
       round(100.0 * coalesce(t.idx_scan, 0) / (coalesce(t.idx_scan, 0) + t.seq_scan), 1) as index_use_pct,
       round(t.seq_tup_read::numeric / t.seq_scan) as rows_per_scan,
       (to_jsonb(t) ->> 'last_seq_scan')::timestamptz as last_seq_scan
from pg_stat_user_tables t
where t.seq_scan > 0 and t.n_live_tup >= coalesce($1::bigint, 10000)
order by t.seq_tup_read desc
limit coalesce($2::int, 15)
