-- What each database reads, and how long the disk takes for it.
-- requires: server < 16
-- units: read_bytes bytes, ms_per_read ms, temp_bytes bytes, hit_pct percent
select datname::text as db, blks_read as reads, blks_read * current_setting('block_size')::bigint as read_bytes,
       round((blk_read_time / nullif(blks_read, 0))::numeric, 3) as ms_per_read, temp_files, temp_bytes,
       round(100.0 * blks_hit / nullif(blks_hit + blks_read, 0), 2) as hit_pct,
       current_setting('track_io_timing') as track_io_timing
from pg_stat_database where datname is not null
order by blks_read desc, 1
limit 50
