-- The largest tables as of their last vacuum or analyze; takes no lock, for when a table is locked.
-- after: 55P03
with p as (
  select c.oid, case when c.relispartition then pg_partition_root(c.oid)::oid else c.oid end as root,
         greatest(c.reltuples, 0) as tuples, c.relpages::bigint as heap,
         coalesce((select sum(i.relpages) from pg_index x join pg_class i on i.oid = x.indexrelid
                   where x.indrelid = c.oid), 0) as indexes,
         coalesce((select t.relpages from pg_class t where t.oid = c.reltoastrelid), 0)
         + coalesce((select sum(i.relpages) from pg_index x join pg_class i on i.oid = x.indexrelid
                     where x.indrelid = c.reltoastrelid), 0) as toast
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema')
    and n.nspname !~ '^pg_(toast|temp)'),
sums as (
  select root, count(*) as parts, sum(tuples)::bigint as est_rows,
         (sum(heap) * b.bytes)::bigint as heap_bytes, (sum(indexes) * b.bytes)::bigint as index_bytes,
         (sum(toast) * b.bytes)::bigint as toast_bytes
  from p, (select current_setting('block_size')::int as bytes) b group by root, b.bytes)
select n.nspname::text as schema, c.relname::text as relation,
       case c.relkind when 'm' then 'view' when 'p' then 'partitioned (' || s.parts || ')'
                      else 'table' end || ', estimated' as kind,
       s.heap_bytes + s.index_bytes + s.toast_bytes as total_bytes, s.heap_bytes, s.index_bytes, s.toast_bytes,
       s.est_rows,
       round(100.0 * (s.heap_bytes + s.index_bytes + s.toast_bytes)
             / nullif((select pg_database_size(current_database())), 0), 1) as pct_of_db
from sums s join pg_class c on c.oid = s.root join pg_namespace n on n.oid = c.relnamespace
order by total_bytes desc, s.root
limit least(coalesce($1::int, $2::int, 10), coalesce($2::int, 200))
