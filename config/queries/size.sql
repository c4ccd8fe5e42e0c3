-- The largest tables with their indexes and TOAST, partitions counted with their parent.
-- topic: Storage and indexes
-- tiers: all
-- args: rows int?, whole int?
-- warning: row.total_bytes > 100000000.0 && row.pct_of_db > 50.0
-- warning: row.total_bytes > 100000000.0 && row.index_bytes > row.heap_bytes
-- units: total_bytes bytes, heap_bytes bytes, index_bytes bytes, toast_bytes bytes, pct_of_db percent
-- next: slow, health
-- why: One table that is half of the database is what to archive or split; indexes larger than their table are worth
-- why: a look.
with p as (
  select c.oid, case when c.relispartition then pg_partition_root(c.oid)::oid else c.oid end as root,
         greatest(c.reltuples, 0) as tuples,
         c.relpages + coalesce((select sum(i.relpages) from pg_index x join pg_class i on i.oid = x.indexrelid
                                where x.indrelid = c.oid), 0)
         + coalesce((select t.relpages from pg_class t where t.oid = c.reltoastrelid), 0) as pages
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema')
    and n.nspname !~ '^pg_(toast|temp)'),
top as (
  select root, sum(tuples)::bigint as est_rows, array_agg(oid) as parts
  from p group by root order by sum(pages) desc, root
  limit 2 * least(coalesce($1::int, $2::int, 10), coalesce($2::int, 200)))
select n.nspname::text as schema, c.relname::text as relation,
       case c.relkind when 'm' then 'view' when 'p' then 'partitioned (' || cardinality(top.parts) || ')'
                      else 'table' end as kind,
       z.total_bytes, z.heap_bytes, z.index_bytes, z.total_bytes - z.heap_bytes - z.index_bytes as toast_bytes,
       top.est_rows,
       round(100.0 * z.total_bytes / nullif((select pg_database_size(current_database())), 0), 1) as pct_of_db
from top join pg_class c on c.oid = top.root join pg_namespace n on n.oid = c.relnamespace
cross join lateral (
  select sum(pg_total_relation_size(u))::bigint as total_bytes, sum(pg_relation_size(u))::bigint as heap_bytes,
         sum(pg_indexes_size(u))::bigint as index_bytes from unnest(top.parts) u) z
order by z.total_bytes desc nulls last
limit least(coalesce($1::int, $2::int, 10), coalesce($2::int, 200))
