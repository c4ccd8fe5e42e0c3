-- Foreign keys that no index supports: deleting a parent reads the whole child.
-- topic: Storage and indexes
-- tiers: all
-- args: whole int?
-- warning: row.est_rows > 100000.0 && row.on_delete == "cascade"
-- empty: ok
-- next: scans, index-health
select k.conrelid::regclass::text as relation, k.conname::text as foreign_key,
       (select string_agg(a.attname, ', ' order by u.place) from unnest(k.conkey) with ordinality u(number, place)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.number) as columns,
       k.confrelid::regclass::text as parent, greatest(c.reltuples, 0)::bigint as est_rows,
       case k.confdeltype when 'c' then 'cascade' when 'n' then 'set null' when 'd' then 'set default'
                          else 'no action' end as on_delete
from pg_constraint k join pg_class c on c.oid = k.conrelid
where k.contype = 'f' and k.conparentid = 0
  and not exists (
    select 1 from pg_index i where i.indrelid = k.conrelid and i.indisvalid and i.indpred is null
    and (select array_agg(x order by x) from unnest((i.indkey::int2[])[0:cardinality(k.conkey) - 1]) x)
        = (select array_agg(x order by x) from unnest(k.conkey) x))
order by est_rows desc, relation, foreign_key
limit coalesce($1::int, 20)
