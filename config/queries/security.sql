-- Security events of the last day, or another span, gravest first.
-- topic: Security and change
-- tiers: all
-- args: since interval?, whole int?
-- requires: security_events
-- critical: row.severity == "critical"
-- critical: row.most_per_hour > 10.0
-- warning: row.severity == "high"
-- warning: row.most_per_hour > 5.0
-- empty: ok
-- private: latest_ip
-- next: roles, sessions, rls
-- why: Five and ten of a kind in an hour are the alert function's own lines.
select what, severity, sum(n)::bigint as events, sum(failed)::bigint as failures, max(n) as most_per_hour,
       count(distinct tenant) as tenants, max(latest) as latest,
       (array_agg(latest_ip order by latest desc) filter (where latest_ip is not null))[1] as latest_ip
from (
  select event_type::text as what, severity::text as severity, tenant_id as tenant, count(*) as n,
         count(*) filter (where not success) as failed, max(at) as latest,
         (array_agg(host(ip_address) order by at desc) filter (where ip_address is not null))[1] as latest_ip
  -- A column that the table lacks is found here instead, as null: the schema has carried both sets of names.
  from (values (null::timestamptz, null::timestamptz)) as d(created, created_at)
  cross join lateral (
    select event_type, severity, tenant_id, success, ip_address, coalesce(created, created_at) as at
    from security_events
    where created >= now() - coalesce($1::interval, interval '24 hours')
       or created_at >= now() - coalesce($1::interval, interval '24 hours')) e
  group by 1, 2, tenant_id, date_trunc('hour', at)) hours
group by 1, 2
order by case severity when 'critical' then 1 when 'high' then 2 when 'medium' then 3 else 4 end, events desc
limit coalesce($2::int, 20)
