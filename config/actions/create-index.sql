-- Build one reviewed index beside running work: hours of reading, and an invalid index if it is cut off.
-- through: runbook
-- tiers: all
-- args: relation text, index text
-- approval: two-person
-- effect: {index} is built on {name} of {tier} while work goes on; it reads the whole table and waits for transactions that are open.
-- guard: table {relation}: row.name == args.relation || row.name.endsWith("." + args.relation) # the catalogue of this database has no such table
-- guard: table {relation}: size(rows) == 1 # several schemas have a table of that name; say which, as in public.jobs
-- guard: table {relation}: args.index in settings.indexes # it is not among the indexes in config/actions/settings.yml
-- guard: table {relation}: settings.indexes[args.index].tier == tier && settings.indexes[args.index].table == row.name # config/actions/settings.yml has that index for another table
-- guard: table {relation}: !row.partitioned # a partitioned table takes no index beside running work: build it on each partition
-- guard: table {relation}: row.operator_owns # only the owner may: an administrator grants the owner's role to dbops_op for as long as it takes
-- guard: index {index}: size(rows) == 0 # there is an index of that name; an invalid one is dropped first
-- guard: progress: !rows.exists(r, r.job == "index") # another index is being built
-- guard: long 5min: !rows.exists(r, r.backend_type == "client backend") # a transaction is open for more than five minutes, and the build would wait for it
-- given: on_what text = settings.indexes[args.index].on
-- given: kind text = settings.indexes[args.index].unique ? "unique index" : "index"
-- seen: name, partitioned
-- affects: table {relation}
-- verify: index {index}: rows.exists(r, r.valid) # the index is whole
-- leaves: index {index}: rows.exists(r, !r.valid) # an invalid index, which no query uses and every write pays for; once nothing builds it, drop it with the runbook's step for drop-invalid-index
-- limit: 6 h
-- lock-wait: 5 s
-- builds: yes
select format('create %s concurrently %I on %I.%I %s', $4::text, $2::text, n.nspname, c.relname, $3::text)
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'm') and $1::text in (c.relname, n.nspname || '.' || c.relname) and n.nspname !~ '^pg_'
