-- What keeps vacuum from removing dead rows: a session, a slot, a prepared transaction, a standby.
-- topic: Storage and indexes
-- tiers: all
-- args: whole int?
-- requires: role pg_monitor
-- critical: row.xmin_age > 50000000.0
-- critical: row.held_s != null && row.held_s > 86400.0
-- warning: row.held_s != null && row.held_s > 3600.0
-- empty: ok
-- units: held_s s
-- next: long, slots, prepared
select kind, who, detail, xmin_age, held_s from (
  select 'session' as kind, coalesce(usename::text, backend_type) as who,
         'pid ' || pid || coalesce(' ' || nullif(application_name, ''), '') as detail,
         greatest(age(backend_xmin), age(backend_xid))::bigint as xmin_age,
         round(extract(epoch from clock_timestamp() - xact_start)::numeric)::bigint as held_s
  from pg_stat_activity
  where (backend_xmin is not null or backend_xid is not null) and backend_type <> 'walsender'
    and usename is distinct from current_user
  union all
  select 'slot', slot_name::text, slot_type || case when active then ', active' else ', inactive' end,
         greatest(age(xmin), age(catalog_xmin))::bigint, null
  from pg_replication_slots where xmin is not null or catalog_xmin is not null
  union all
  select 'prepared', owner::text, gid, age(transaction)::bigint,
         round(extract(epoch from now() - prepared)::numeric)::bigint from pg_prepared_xacts
  union all
  select 'standby', application_name, coalesce(host(client_addr), 'local'), age(backend_xmin)::bigint, null
  from pg_stat_replication where backend_xmin is not null) holders
where xmin_age is not null
order by xmin_age desc, held_s desc nulls last
limit coalesce($1::int, 10)
