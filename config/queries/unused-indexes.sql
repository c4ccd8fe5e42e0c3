-- Indexes that hardly anybody has used, largest first. Never a reason to drop one before every standby is asked too.
-- topic: Storage and indexes
-- tiers: all
-- args: scans int?, bytes int?, whole int?
-- warning: row.index_bytes > 10000000.0 && row.stats_d > 30.0
-- unknown: row.stats_d == null
-- empty: ok
-- units: index_bytes bytes, stats_d d
-- next: index-health, size
select s.relname::text as relation, s.indexrelname::text as index, s.idx_scan as scans,
       (to_jsonb(s) ->> 'last_idx_scan')::timestamptz as last_used,
       pg_relation_size(s.indexrelid) as index_bytes, t.n_tup_ins + t.n_tup_upd + t.n_tup_del as writes,
       -- Less than thirty days of statistics prove nothing. A database that was never reset counts since the server's start of statistics.
       round(extract(epoch from now() - coalesce(d.stats_reset, b.stats_reset))::numeric / 86400)::int as stats_d
from pg_stat_user_indexes s
join pg_index i on i.indexrelid = s.indexrelid
join pg_stat_user_tables t on t.relid = s.relid
cross join (select stats_reset from pg_stat_database where datname = current_database()) d
cross join (select stats_reset from pg_stat_bgwriter) b
where s.idx_scan <= coalesce($1::bigint, 50) and not i.indisunique and not i.indisreplident and i.indisvalid
  and not exists (select 1 from pg_constraint k where k.conindid = s.indexrelid)
  and not exists (select 1 from pg_inherits h where h.inhrelid = s.indexrelid)
  and pg_relation_size(s.indexrelid) >= coalesce($2::bigint, 10000000)
order by index_bytes desc
limit coalesce($3::int, 20)
