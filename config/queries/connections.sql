-- Who holds the connections: role, application, client and state, most first.
-- topic: Vital signs
-- tiers: all
-- args: database text?, whole int?
-- critical: row.total_pct > 90.0
-- warning: row.total > 20.0 && row.app_share_pct > 50.0
-- warning: row.total > 20.0 && row.idle_pct > 70.0
-- empty: ok
-- units: pct_of_max percent, app_share_pct percent, oldest_in_state_s s, oldest_session_s s, total_pct percent, idle_pct percent
-- next: leaks, pools, active
-- why: One application that grows is a leak, all that grow are load. Mostly idle connections belong to pools that are
-- why: too large.
with usable as (
  select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
         - coalesce(current_setting('reserved_connections', true)::int, 0) as slots),
sessions as (select * from pg_stat_activity where backend_type = 'client backend'),
sums as (
  select count(*) as total, count(*) filter (where state = 'idle') as idle,
         count(*) filter (where usename is distinct from current_user) as others from sessions)
select usename::text as role, coalesce(nullif(application_name, ''), '(none)') as app,
       coalesce(host(client_addr), 'local') as client, coalesce(state, '(no state)') as state,
       count(*) as sessions,
       round(100.0 * count(*) / nullif(current_setting('max_connections')::int, 0), 1) as pct_of_max,
       -- An application that leaks does so from many clients, and in more than one state.
       round(100.0 * sum(count(*)) over (partition by coalesce(nullif(application_name, ''), '(none)'))
             / nullif(current_setting('max_connections')::int, 0), 1) as app_share_pct,
       round(max(extract(epoch from clock_timestamp() - state_change))::numeric)::bigint as oldest_in_state_s,
       round(max(extract(epoch from clock_timestamp() - backend_start))::numeric)::bigint as oldest_session_s,
       sums.total, round(100.0 * sums.total / nullif(usable.slots, 0), 1) as total_pct,
       round(100.0 * sums.idle / nullif(sums.total, 0), 1) as idle_pct
from sessions, usable, sums
where usename is distinct from current_user
  and ($1::text is null or datname = $1::text)
group by usename, application_name, client_addr, state, usable.slots, sums.total, sums.idle
order by sessions desc, oldest_in_state_s desc
limit coalesce($2::int, 25)
