-- How often each table's blocks were found in memory.
-- topic: Storage and indexes
-- tiers: all
-- args: blocks int?, whole int?
-- warning: tier == "oltp" && row.index_hit_pct != null && row.index_hit_pct < 99.0
-- empty: ok
-- units: heap_hit_pct percent, index_hit_pct percent, toast_hit_pct percent
-- next: io, size
-- why: Low on the TOAST of Content is normal: bodies are read once.
select relname::text as relation,
       heap_blks_read + coalesce(idx_blks_read, 0) + coalesce(toast_blks_read, 0) as blocks_read,
       round(100.0 * heap_blks_hit / nullif(heap_blks_hit + heap_blks_read, 0), 2) as heap_hit_pct,
       round(100.0 * idx_blks_hit / nullif(idx_blks_hit + idx_blks_read, 0), 2) as index_hit_pct,
       round(100.0 * toast_blks_hit / nullif(toast_blks_hit + toast_blks_read, 0), 2) as toast_hit_pct
from pg_statio_user_tables
where heap_blks_hit + heap_blks_read >= coalesce($1::bigint, 10000)
order by blocks_read desc
limit coalesce($2::int, 15)
