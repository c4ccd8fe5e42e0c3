-- Fill one materialized view anew; without a unique index its readers wait meanwhile.
-- tiers: olap, content
-- args: view text
-- example: campaign_performance_mv
-- approval: confirm
-- two-person when: !row.can_refresh_concurrently # it has no unique index, so its readers wait until it is filled
-- two-person when: !row.populated # it holds nothing yet, so it is filled in the way that readers wait for
-- effect: {schema}.{matview} on {tier} is filled anew, which takes as long as its query.
-- guard: matviews: row.matview == args.view || row.schema + "." + row.matview == args.view # the catalogue of this database has no such view
-- guard: matviews: size(rows) == 1 # several schemas have a view of that name; say which, as in public.campaign_performance_mv
-- guard: matviews: row.filling == null # one is filled at a time, and one is being filled now
-- seen: schema, matview, can_refresh_concurrently, populated
-- verify: matviews: rows.exists(r, r.populated && (r.matview == args.view || r.schema + "." + r.matview == args.view)) # the view is filled
-- limit: 15 min
-- builds: yes
select format('refresh materialized view %s%I.%I',
              case when m.ispopulated and exists (
                select 1 from pg_index i where i.indrelid = c.oid and i.indisunique and i.indisvalid
                and i.indpred is null and i.indexprs is null) then 'concurrently ' else '' end,
              m.schemaname, m.matviewname)
from pg_matviews m
join pg_namespace n on n.nspname = m.schemaname
join pg_class c on c.relname = m.matviewname and c.relnamespace = n.oid and c.relkind = 'm'
where $1::text in (m.matviewname, m.schemaname || '.' || m.matviewname)
