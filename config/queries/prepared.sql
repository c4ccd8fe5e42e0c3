-- Transactions that were prepared and forgotten: they hold locks and outlive a restart.
-- topic: Security and change
-- tiers: all
-- args: whole int?
-- critical: row.age_s > 3600.0
-- warning: row.age_s > 300.0
-- empty: ok
-- units: age_s s
-- next: xmin, blocking
select gid, prepared, owner::text as owner, database::text as db,
       round(extract(epoch from now() - prepared)::numeric)::bigint as age_s
from pg_prepared_xacts
order by prepared
limit coalesce($1::int, 50)
