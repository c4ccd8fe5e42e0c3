-- Drop one index that a cut-off build left behind: no query uses it, and every write pays for it.
-- through: runbook
-- tiers: all
-- args: name text
-- approval: two-person
-- effect: {index} of {tier}, which is invalid and helps no query, is dropped while work goes on.
-- guard: index {name}: row.index == args.name || row.index.endsWith("." + args.name) # there is no such index
-- guard: index {name}: size(rows) == 1 # several schemas have an index of that name; say which, as in public.idx_jobs_due
-- guard: index {name}: !row.valid # it is valid, and no action drops a valid index
-- guard: index {name}: !row.being_built # it is being built now
-- guard: index {name}: row.operator_owns # only the owner may: an administrator grants the owner's role to dbops_op for as long as it takes
-- seen: index, relation, valid
-- affects: index {name}
-- verify: index {name}: size(rows) == 0 # the index is gone
-- leaves: index {name}: rows.exists(r, !r.valid) # the index, invalid as before; ask for this again
-- limit: 30 min
-- lock-wait: 5 s
-- builds: yes
select format('drop index concurrently %I.%I', n.nspname, c.relname)
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
join pg_index i on i.indexrelid = c.oid
where c.relkind = 'i' and not i.indisvalid and n.nspname !~ '^pg_'
  and $1::text in (c.relname, n.nspname || '.' || c.relname)
