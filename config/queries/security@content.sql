-- Open security alerts and denied accesses of the Content tier.
-- requires: content_security_alerts, content_access_audit
select what, severity, sum(n)::bigint as events, sum(failed)::bigint as failures, max(n) as most_per_hour,
       count(distinct tenant) as tenants, max(latest) as latest, null::text as latest_ip
from (
  select alert_type::text as what, severity::text as severity, tenant_id as tenant, count(*) as n,
         0 as failed, max(at) as latest
  -- A column that the table lacks is found here instead, as null: the schema has carried both sets of names.
  from (values (null::timestamptz, null::timestamptz)) as d(created, created_at)
  cross join lateral (
    select alert_type, severity, tenant_id, coalesce(created, created_at) as at from content_security_alerts
    where not coalesce(resolved, false)
      and (created >= now() - coalesce($1::interval, interval '24 hours')
           or created_at >= now() - coalesce($1::interval, interval '24 hours'))) e
  group by 1, 2, tenant_id, date_trunc('hour', at)
  union all
  select 'denied ' || action, 'medium', tenant_id, count(*), count(*), max(at)
  from (values (null::timestamptz, null::timestamptz)) as d(created, created_at)
  cross join lateral (
    select action, tenant_id, coalesce(created, created_at) as at from content_access_audit
    where not permission_granted
      and (created >= now() - coalesce($1::interval, interval '24 hours')
           or created_at >= now() - coalesce($1::interval, interval '24 hours'))) e
  group by 1, 2, tenant_id, date_trunc('hour', at)) hours
group by 1, 2
order by case severity when 'critical' then 1 when 'high' then 2 when 'medium' then 3 else 4 end, events desc
limit coalesce($2::int, 20)
