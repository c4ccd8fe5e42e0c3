-- What is under way: vacuum, index build, analyze, cluster, base backup.
-- topic: Storage and indexes
-- tiers: all
-- requires: role pg_monitor
-- warning: row.job == "index" && row.running_s > 3600.0
-- empty: ok
-- units: done_pct percent, running_s s
-- next: vacuum, blocking
with jobs as (
  select 'vacuum' as job, pid, relid, phase, heap_blks_scanned as done, heap_blks_total as total
  from pg_stat_progress_vacuum
  union all
  select 'index', pid, relid, phase, coalesce(nullif(blocks_done, 0), tuples_done),
         coalesce(nullif(blocks_total, 0), tuples_total) from pg_stat_progress_create_index
  union all
  select 'analyze', pid, relid, phase, sample_blks_scanned, sample_blks_total from pg_stat_progress_analyze
  union all
  select 'cluster', pid, relid, phase, heap_blks_scanned, heap_blks_total from pg_stat_progress_cluster
  union all
  select 'base backup', pid, null, phase, backup_streamed, backup_total from pg_stat_progress_basebackup)
select j.job, j.pid, case when j.relid is not null then j.relid::regclass::text end as relation, j.phase,
       round(100.0 * j.done / nullif(j.total, 0), 1) as done_pct,
       round(extract(epoch from clock_timestamp() - coalesce(a.xact_start, a.query_start))::numeric)::bigint
         as running_s
from jobs j left join pg_stat_activity a using (pid)
-- The views list all databases of the server, and numbers of tables there may be those of other tables here.
where j.relid is null or a.datname = current_database()
order by running_s desc nulls last
limit 50
