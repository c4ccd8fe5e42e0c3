-- The statements that cost most, by total, mean, calls, io or temp.
-- topic: Sessions and locks
-- tiers: all
-- args: calls int?, order total|mean|calls|io|temp?, whole int?
-- example: 10 mean
-- requires: extension pg_stat_statements
-- critical: row.mean_ms > (tier == "olap" || tier == "content" ? 30000.0 : 5000.0)
-- warning: row.mean_ms > (tier == "olap" ? 5000.0 : tier == "content" ? 1000.0 : 200.0)
-- critical: row.pct_of_db > 33.0 && row.total_ms > 60000.0
-- empty: ok
-- units: total_ms ms, mean_ms ms, max_ms ms, stddev_ms ms, pct_of_db percent, hit_pct percent, read_io_ms ms
-- units: wal_bytes bytes, query_id identity, query sql
-- next: active, size
-- why: 200 ms, 1 s and 5 s are the written targets, 5 s and 30 s the alert lines. What takes a third of all the time
-- why: is worth mending first, once it took a minute in all.
with own as (
  select (select oid from pg_roles where rolname = current_user) as role,
         (select oid from pg_database where datname = current_database()) as database),
statements as (
  select s.* from pg_stat_statements s, own where s.dbid = own.database and s.userid <> own.role),
total as (select sum(total_exec_time) as all_ms from statements),
top as (
  select s.*, case coalesce($2::text, 'total') when 'mean' then s.mean_exec_time when 'calls' then s.calls::float8
                when 'io' then s.shared_blks_read::float8 when 'temp' then s.temp_blks_written::float8
                else s.total_exec_time end as weight
  from statements s where s.calls >= coalesce($1::int, 50)
  order by weight desc
  limit coalesce($3::int, 10))
select t.queryid::text as query_id, t.calls, round(t.total_exec_time::numeric)::bigint as total_ms,
       round(t.mean_exec_time::numeric, 2) as mean_ms, round(t.max_exec_time::numeric, 1) as max_ms,
       round(t.stddev_exec_time::numeric, 1) as stddev_ms,
       round((100 * t.total_exec_time / nullif(total.all_ms, 0))::numeric, 1) as pct_of_db,
       round(t.rows::numeric / nullif(t.calls, 0), 1) as rows_per_call,
       round(100.0 * t.shared_blks_hit / nullif(t.shared_blks_hit + t.shared_blks_read, 0), 1) as hit_pct,
       round(coalesce(j ->> 'shared_blk_read_time', j ->> 'blk_read_time')::numeric, 1) as read_io_ms,
       t.temp_blks_written as temp_blocks, t.wal_bytes::bigint as wal_bytes,
       left(t.query, 2000) as query
from top t cross join total cross join lateral (select to_jsonb(t) - 'query' as j) x
order by t.weight desc
