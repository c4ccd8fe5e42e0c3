-- Is the tier up, is it a primary or a standby, and since when.
-- tiers: all
-- public: yes
-- warning: row.uptime_s < 900.0
-- units: uptime_s s
-- next: health
select current_database()::text as database,
       case when pg_is_in_recovery() then 'standby' else 'primary' end as role,
       current_setting('default_transaction_read_only') = 'on' as read_only_by_default,
       round(extract(epoch from clock_timestamp() - pg_postmaster_start_time())::numeric)::bigint as uptime_s
