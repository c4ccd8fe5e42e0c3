-- How near the transaction ids of databases and tables are to their end.
-- topic: Storage and indexes
-- tiers: all
-- args: whole int?
-- critical: row.wraparound_pct > 75.0 || row.freeze_max_pct > 125.0
-- warning: row.wraparound_pct > 50.0 || row.freeze_max_pct > 110.0
-- units: wraparound_pct percent, freeze_max_pct percent
-- next: vacuum, xmin
-- why: Above freeze_max autovacuum is forced and should have brought it down; at the end the server takes no writes.
with ages as (
  select 'database' as level, datname::text as name, age(datfrozenxid)::bigint as xid_age,
         mxid_age(datminmxid)::bigint as mxid_age
  from pg_database where datallowconn
  union all
  (select 'table', c.oid::regclass::text, age(c.relfrozenxid)::bigint, mxid_age(c.relminmxid)::bigint
   from pg_class c where c.relkind in ('r', 'm', 't') and c.relfrozenxid::text <> '0'
   order by age(c.relfrozenxid) desc, c.oid limit 10))
select level, name, xid_age, mxid_age,
       round(100.0 * greatest(xid_age, mxid_age) / 2147483648.0, 2) as wraparound_pct,
       round(greatest(100.0 * xid_age / current_setting('autovacuum_freeze_max_age')::numeric,
                      100.0 * mxid_age / current_setting('autovacuum_multixact_freeze_max_age')::numeric), 1)
         as freeze_max_pct
from ages
order by level, xid_age desc, name
limit coalesce($1::int, 100)
