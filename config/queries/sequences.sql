-- Sequences and identity columns that come near their last number.
-- topic: Storage and indexes
-- tiers: all
-- args: whole int?
-- critical: row.used_pct > 90.0
-- warning: row.used_pct > 75.0
-- unknown: !row.readable
-- empty: ok
-- units: used_pct percent
-- next: migrations
-- why: Where readable is no: grant select on all sequences in schema public to dbops_ro
select s.schemaname::text as schema, s.sequencename::text as sequence, s.data_type::text as type, s.last_value,
       s.max_value, round(100.0 * coalesce(s.last_value, 0) / nullif(s.max_value, 0), 2) as used_pct,
       has_sequence_privilege(format('%I.%I', s.schemaname, s.sequencename), 'select, usage') as readable
from pg_sequences s
where not s.cycle and s.increment_by > 0
order by readable, used_pct desc, 1, 2
limit coalesce($1::int, 15)
