-- How many sessions the server lets in besides those that are set aside.
-- topic: Vital signs
-- tiers: all
-- critical: row.used >= row.usable
-- warning: row.used > row.usable * 0.9
-- next: connections, pools
select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
         - coalesce(current_setting('reserved_connections', true)::int, 0) as usable,
       (select count(*) from pg_stat_activity where backend_type = 'client backend') as used
