-- Materialized views: filled or not, and whether they can be refreshed without locking readers out.
-- topic: Content and analytics
-- tiers: olap, content
-- args: whole int?
-- critical: !row.populated
-- warning: !row.can_refresh_concurrently
-- empty: ok
-- units: total_bytes bytes
-- offer: refresh-view matview
-- next: olap, size
-- why: Postgres keeps no time of a refresh. Without a unique index a refresh shuts readers out. What is being filled now is told by its lock.
select m.schemaname::text as schema, m.matviewname::text as matview, m.ispopulated as populated,
       exists (select 1 from pg_index i where i.indrelid = c.oid and i.indisunique and i.indisvalid
               and i.indpred is null and i.indexprs is null) as can_refresh_concurrently,
       (select min(l.relation::regclass::text) from pg_locks l join pg_class o on o.oid = l.relation
        where o.relkind = 'm' and l.database = (select oid from pg_database where datname = current_database())
          and l.granted and l.mode in ('ExclusiveLock', 'AccessExclusiveLock')) as filling,
       pg_total_relation_size(c.oid) as total_bytes, greatest(c.reltuples, 0)::bigint as est_rows,
       greatest(s.last_analyze, s.last_autoanalyze) as last_analyzed, m.matviewowner::text as owner
from pg_matviews m
join pg_class c on c.relname = m.matviewname and c.relkind = 'm'
join pg_namespace n on n.oid = c.relnamespace and n.nspname = m.schemaname
left join pg_stat_all_tables s on s.relid = c.oid
order by total_bytes desc, matview
limit coalesce($1::int, 100)
