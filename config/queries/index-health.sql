-- Indexes that are invalid, or say what another one says.
-- topic: Storage and indexes
-- tiers: all
-- args: whole int?
-- critical: row.problem == "invalid" && row.is_unique
-- warning: row.problem != ""
-- empty: ok
-- units: index_bytes bytes
-- next: unused-indexes, size
-- why: An invalid index, as a cancelled "create index concurrently" leaves it, costs every write and helps no read.
select 'invalid' as problem, i.indrelid::regclass::text as relation, i.indexrelid::regclass::text as index,
       null::text as covered_by, i.indisunique as is_unique, pg_relation_size(i.indexrelid) as index_bytes
from pg_index i join pg_class c on c.oid = i.indexrelid
where not i.indisvalid and c.relkind = 'i'
  and not exists (select 1 from pg_stat_progress_create_index p
                  where p.index_relid = i.indexrelid and p.datname = current_database())
union all
select case when a.indkey::text = b.indkey::text then 'duplicate' else 'prefix of another' end,
       a.indrelid::regclass::text, a.indexrelid::regclass::text, b.indexrelid::regclass::text, a.indisunique,
       pg_relation_size(a.indexrelid)
from pg_index a
join pg_class ca on ca.oid = a.indexrelid
join pg_index b on b.indrelid = a.indrelid and b.indexrelid <> a.indexrelid and b.indisvalid
join pg_class cb on cb.oid = b.indexrelid and cb.relam = ca.relam
join pg_class t on t.oid = a.indrelid
join pg_namespace n on n.oid = t.relnamespace
where a.indisvalid and not a.indisunique and ca.relam = (select oid from pg_am where amname = 'btree')
  and a.indpred is null and b.indpred is null and a.indexprs is null and b.indexprs is null
  and (b.indkey::text || ' ') like (a.indkey::text || ' %')
  and (b.indoption::text || ' ') like (a.indoption::text || ' %')
  and (b.indclass::text || ' ') like (a.indclass::text || ' %')
  and (a.indkey::text <> b.indkey::text or b.indisunique or a.indexrelid > b.indexrelid)
  and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and ca.relkind = 'i'
order by 1, 6 desc
limit coalesce($1::int, 100)
