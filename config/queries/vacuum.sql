-- Whether autovacuum keeps up, by each table's own thresholds, and what it does now.
-- topic: Storage and indexes
-- tiers: all
-- args: whole int?
-- requires: role pg_monitor
-- critical: !row.autovacuum_on && row.heap_bytes > 1000000000.0
-- critical: row.vacuum_due && row.horizon_held_s > 3600.0
-- warning: row.vacuum_due && row.vacuumed_h > 24.0
-- warning: row.analyze_due && row.analyzed_h > 24.0
-- empty: ok
-- units: vacuumed_h h, analyzed_h h, heap_bytes bytes, running_pct percent, horizon_held_s s, to_analyze identity
-- offer: analyze to_analyze
-- next: xmin, bloat, wraparound
-- why: Due is computed from each table's own thresholds. While a transaction is open, vacuum runs and removes
-- why: nothing.
with options as (
  select c.oid, c.relpages::bigint * current_setting('block_size')::int as heap_bytes,
         greatest(c.reltuples, 0)::numeric as tuples,
         coalesce(r.threshold, current_setting('autovacuum_vacuum_threshold')::numeric) as threshold,
         coalesce(r.factor, current_setting('autovacuum_vacuum_scale_factor')::numeric) as factor,
         coalesce(r.analyze_threshold, current_setting('autovacuum_analyze_threshold')::numeric) as analyze_threshold,
         coalesce(r.analyze_factor, current_setting('autovacuum_analyze_scale_factor')::numeric) as analyze_factor,
         coalesce(r.enabled, true) and current_setting('autovacuum') = 'on' as enabled
  from pg_class c cross join lateral (
    select max(v::numeric) filter (where k = 'autovacuum_vacuum_threshold') as threshold,
           max(v::numeric) filter (where k = 'autovacuum_vacuum_scale_factor') as factor,
           max(v::numeric) filter (where k = 'autovacuum_analyze_threshold') as analyze_threshold,
           max(v::numeric) filter (where k = 'autovacuum_analyze_scale_factor') as analyze_factor,
           bool_and(v::boolean) filter (where k = 'autovacuum_enabled') as enabled
    from (select split_part(o, '=', 1) as k, split_part(o, '=', 2) as v from unnest(c.reloptions) o) kv) r
  where c.relkind in ('r', 'm')),
horizon as (
  select coalesce(max(extract(epoch from clock_timestamp() - xact_start)), 0) as held_s
  from pg_stat_activity where backend_xmin is not null and backend_type = 'client backend'
                          and pid <> pg_backend_pid())
select t.relname::text as relation, t.n_live_tup as live_rows, t.n_dead_tup as dead_rows,
       round(o.threshold + o.factor * o.tuples)::bigint as vacuum_at,
       t.n_dead_tup > o.threshold + o.factor * o.tuples as vacuum_due,
       t.n_mod_since_analyze as changed_rows,
       t.n_mod_since_analyze > o.analyze_threshold + o.analyze_factor * o.tuples as analyze_due,
       case when t.n_mod_since_analyze > o.analyze_threshold + o.analyze_factor * o.tuples
            then t.schemaname || '.' || t.relname end as to_analyze,
       o.enabled as autovacuum_on, o.heap_bytes,
       -- A table that nothing has cleaned yet has waited since the server's start, at least.
       round(extract(epoch from now() - coalesce(greatest(t.last_vacuum, t.last_autovacuum),
                                                 pg_postmaster_start_time()))::numeric / 3600, 1) as vacuumed_h,
       round(extract(epoch from now() - coalesce(greatest(t.last_analyze, t.last_autoanalyze),
                                                 pg_postmaster_start_time()))::numeric / 3600, 1) as analyzed_h,
       round(h.held_s::numeric)::bigint as horizon_held_s,
       p.phase as running_phase, round(100.0 * p.heap_blks_scanned / nullif(p.heap_blks_total, 0), 1) as running_pct
from pg_stat_user_tables t join options o on o.oid = t.relid cross join horizon h
left join pg_stat_progress_vacuum p on p.relid = t.relid and p.datname = current_database()
order by (p.pid is not null) desc, not o.enabled desc,
         t.n_dead_tup / nullif(o.threshold + o.factor * o.tuples, 0) desc nulls last, t.relname
limit coalesce($1::int, 20)
