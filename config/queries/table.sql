-- One table: its rows, how many changed since it was analyzed, and when that was.
-- topic: Storage and indexes
-- tiers: all
-- args: relation text
-- known: relation size relation 200
-- example: leads
-- warning: row.analyzed_us == null
-- warning: row.changed_rows > row.est_rows * 0.2 && row.changed_rows > 1000.0
-- units: table_bytes bytes, analyzed_us identity
-- offer: analyze name
-- next: vacuum, size
select n.nspname || '.' || c.relname as name, greatest(c.reltuples, 0)::bigint as est_rows,
       s.n_mod_since_analyze as changed_rows, s.n_dead_tup as dead_rows, c.relpages::bigint * 8192 as table_bytes,
       s.last_analyze, s.last_autoanalyze,
       (extract(epoch from s.last_analyze) * 1000000)::bigint::text as analyzed_us,
       exists (select 1 from pg_stat_progress_analyze p
               where p.relid = c.oid and p.datname = current_database()) as being_analyzed,
       c.relkind = 'p' as partitioned,
       -- Only the owner may build an index on it.
       coalesce((select pg_has_role(o.oid, c.relowner, 'usage') from pg_roles o where o.rolname = 'dbops_op'), false)
         as operator_owns
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
left join pg_stat_all_tables s on s.relid = c.oid
where c.relkind in ('r', 'p', 'm') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and $1::text in (c.relname, n.nspname || '.' || c.relname)
order by 1
limit 20
