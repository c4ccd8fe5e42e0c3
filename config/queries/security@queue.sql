-- Security events of the Queue tier.
-- requires: queue_security_audit
-- critical: row.severity == "critical"
-- critical: row.failures > 10.0
-- warning: row.severity == "high"
-- warning: row.failures > 5.0
select action::text as what, coalesce(severity::text, '(none)') as severity, count(*) as events,
       count(*) filter (where not success) as failures, null::bigint as most_per_hour,
       count(distinct tenant) as tenants, max(at) as latest, null::text as latest_ip
-- A column that the table lacks is found here instead, as null: the schema has carried both sets of names.
from (values (null::timestamptz, null::timestamptz, null::uuid)) as d(created, created_at, tenant_id)
cross join lateral (
  select action, severity, success, tenant_id as tenant, coalesce(created, created_at) as at from queue_security_audit
  where created >= now() - coalesce($1::interval, interval '24 hours')
     or created_at >= now() - coalesce($1::interval, interval '24 hours')) e
group by 1, 2
order by failures desc, events desc
limit coalesce($2::int, 20)
