-- Is the tier up, is it a primary or a standby, and since when.
-- topic: Vital signs
-- tiers: all
-- public: yes
-- warning: row.uptime_s < 900.0
-- units: uptime_s s
-- next: health
-- why: Within a quarter of an hour of a start caches are cold, and somebody or something restarted it.
select 1 as ok,
       current_database()::text as db,
       current_setting('server_version_num')::int as server_version_num,
       pg_is_in_recovery() as in_recovery,
       current_setting('default_transaction_read_only') = 'on' as default_read_only,
       round(extract(epoch from clock_timestamp() - pg_postmaster_start_time())::numeric)::bigint as uptime_s
