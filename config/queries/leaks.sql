-- Connections that look leaked: active for too long, idle in a transaction, idle past a pool's lifetime.
-- topic: Vital signs
-- tiers: all
-- args: active interval?, in_transaction interval?, idle interval?, whole int?
-- requires: role pg_monitor
-- critical: row.pct_of_max > 10.0
-- warning: row.in_state_s > 0.0
-- empty: ok
-- units: in_state_s s, session_s s, pct_of_max percent, backend_us identity, query_us identity, query sql
-- offer: cancel pid backend_us query_us, terminate pid backend_us
-- next: connections, pools, idle-tx
-- why: The pooling strategy's own spans: 30 minutes active is its leak threshold, 5 minutes its lowest idle timeout,
-- why: an hour a connection's longest life.
select pid, usename::text as role, application_name as app, coalesce(host(client_addr), 'local') as client, state,
       case when state like 'idle in transaction%' then 'idle in transaction'
            when state = 'idle' then 'idle past the pool''s lifetime'
            else 'active past the leak threshold' end as suspicion,
       round(extract(epoch from clock_timestamp() - state_change)::numeric)::bigint as in_state_s,
       round(extract(epoch from clock_timestamp() - backend_start)::numeric)::bigint as session_s,
       round(100.0 * count(*) over () / current_setting('max_connections')::int, 1) as pct_of_max,
       (extract(epoch from backend_start) * 1000000)::bigint::text as backend_us,
       (extract(epoch from query_start) * 1000000)::bigint::text as query_us,
       left(query, 2000) as query
from pg_stat_activity
where backend_type = 'client backend' and usename is distinct from current_user and datname = current_database()
  -- The pooling strategy's own spans: leak threshold, lowest idle timeout, maximum lifetime.
  and state_change < clock_timestamp() - case
        when state like 'idle in transaction%' then coalesce($2::interval, interval '5 minutes')
        when state = 'idle' then coalesce($3::interval, interval '1 hour')
        else coalesce($1::interval, interval '30 minutes') end
order by state_change
limit coalesce($4::int, 25)
