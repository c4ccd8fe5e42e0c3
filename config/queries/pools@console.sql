-- The pools of the PgBouncer before the tier, as its console shows them now, fullest first; pending clients wait for one.
-- requires: console
-- console: show pools, show databases
-- units: usage_pct percent, longest_wait_ms ms, sample_age_s s
-- why: A pool is one login at one database. All logins of a database share max_db_connections, where that is set.
select $1::text as tier, concat_ws('/', d.name, p."user") as pool_name, d.min_pool_size as min_conn, d.pool_size as max_conn,
       coalesce(p.sv_active, 0) as active, coalesce(p.sv_idle + p.sv_used, 0) as idle, coalesce(p.cl_waiting, 0) as pending,
       round(greatest(100.0 * coalesce(p.sv_active, 0) / nullif(d.pool_size, 0),
                      100.0 * sum(p.sv_active) over (partition by d.name) / nullif(d.max_connections, 0)), 2) as usage_pct,
       round(coalesce(p.maxwait * 1000 + p.maxwait_us / 1000, 0)) as longest_wait_ms,
       coalesce(p.cl_active, 0) as clients, coalesce(p.pool_mode, d.pool_mode) as pool_mode,
       case when d.disabled = 1 then 'disabled' when d.paused = 1 then 'paused' end as held,
       null::int as errors, 0 as sample_age_s
from jsonb_to_recordset($3::jsonb) as d(name text, pool_size int, min_pool_size int, max_connections int,
                                        pool_mode text, paused int, disabled int)
left join jsonb_to_recordset($2::jsonb) as p(database text, "user" text, cl_active int, cl_waiting int, sv_active int,
                                             sv_idle int, sv_used int, maxwait numeric, maxwait_us numeric, pool_mode text)
  on p.database = d.name
where d.name <> 'pgbouncer'
order by usage_pct desc nulls last, pending desc, pool_name
limit 100
