-- Count one table anew for the planner: reading it takes a while, and plans may change.
-- tiers: all
-- args: relation text, name text?, analyzed_us identity?
-- example: leads
-- approval: confirm
-- effect: {name} on {tier} is read and counted anew, and plans that use it may change.
-- guard: table {relation}: row.name != "" # the catalogue of this database has no such table
-- guard: table {relation}: size(rows) == 1 # several schemas have a table of that name; say which, as in public.leads
-- guard: table {relation}: !row.being_analyzed # it is being analyzed now
-- seen: name, analyzed_us
-- verify: table {relation}: rows.exists(r, r.analyzed_us != null && r.analyzed_us != args.analyzed_us) # the table was analyzed since
-- within: 10 s
-- limit: 5 min
-- builds: yes
select format('analyze %I.%I', n.nspname, c.relname)
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'm') and n.nspname !~ '^pg_' and n.nspname || '.' || c.relname = $2::text
