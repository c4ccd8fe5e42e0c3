-- Space that dead rows hold, estimated from the width of the columns, give or take fifteen points.
-- topic: Storage and indexes
-- tiers: all
-- args: pages int?, whole int?
-- critical: row.est_bloat_pct != null && row.est_bloat_pct > 60.0 && row.est_bloat_bytes > 10000000000.0
-- warning: row.est_bloat_pct != null && row.est_bloat_pct > 30.0 && row.est_bloat_bytes > 1000000000.0
-- unknown: row.est_bloat_pct == null && row.heap_bytes > 1000000000.0
-- empty: ok
-- units: dead_pct percent, heap_bytes bytes, est_bloat_bytes bytes, est_bloat_pct percent
-- next: vacuum, xmin, size
-- why: The width is hidden of a table that the login may not read; large ones are then unknown.
with widths as (
  select schemaname, tablename, sum((1 - null_frac) * avg_width)::numeric as width, max(null_frac) > 0 as has_nulls
  from pg_stats group by 1, 2),
tables as (
  select t.relname, t.n_live_tup, t.n_dead_tup, c.reltuples::numeric as tuples, c.relpages, w.width,
         current_setting('block_size')::int as block,
         coalesce((select substring(o from 'fillfactor=(\d+)')::numeric from unnest(c.reloptions) o
                   where o like 'fillfactor=%'), 100) as fill,
         ceil((23 + case when w.has_nulls then ceil(c.relnatts / 8.0) else 0 end) / 8) * 8 as header
  from pg_stat_user_tables t join pg_class c on c.oid = t.relid
  left join widths w on w.schemaname = t.schemaname and w.tablename = t.relname),
spare as (
  select *, case when width is not null and tuples > 0 and relpages > 0
                 then greatest(0, relpages - ceil(tuples * (4 + header + ceil(width / 8) * 8)
                                                  / ((block - 24) * fill / 100))) end as pages
  from tables)
select relname::text as relation, n_live_tup as live_rows, n_dead_tup as dead_rows,
       round(100.0 * n_dead_tup / nullif(n_live_tup + n_dead_tup, 0), 1) as dead_pct,
       relpages::bigint * block as heap_bytes, (pages * block)::bigint as est_bloat_bytes,
       round(100.0 * pages / nullif(relpages, 0), 1) as est_bloat_pct
from spare
where relpages >= coalesce($1::int, 128)
order by est_bloat_bytes desc nulls last, dead_rows desc
limit coalesce($2::int, 20)
