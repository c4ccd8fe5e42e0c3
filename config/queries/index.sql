-- One index: whether it is whole, whether it is being built now, and what it says.
-- topic: Storage and indexes
-- tiers: all
-- args: index text
-- known: index index-health index
-- example: idx_jobs_completed_at
-- warning: !row.valid && !row.being_built
-- empty: ok
-- units: index_bytes bytes
-- next: index-health, progress
select n.nspname || '.' || c.relname as index, i.indrelid::regclass::text as relation, i.indisvalid as valid,
       exists (select 1 from pg_stat_progress_create_index p
               where p.index_relid = c.oid and p.datname = current_database()) as being_built,
       pg_relation_size(c.oid) as index_bytes, pg_get_indexdef(c.oid) as definition,
       -- Only the owner may drop it.
       coalesce((select pg_has_role(o.oid, c.relowner, 'usage') from pg_roles o where o.rolname = 'dbops_op'), false)
         as operator_owns
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
join pg_index i on i.indexrelid = c.oid
where c.relkind = 'i' and n.nspname !~ '^pg_' and $1::text in (c.relname, n.nspname || '.' || c.relname)
order by 1
limit 20
