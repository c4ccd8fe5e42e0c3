-- Security events of the OLAP tier, as administrators' systems report them.
-- requires: admin_system_events
-- critical: row.severity == "critical" && row.failures > 0.0
select what, severity, sum(n)::bigint as events, sum(open)::bigint as failures, max(n) as most_per_hour,
       count(distinct tenant) as tenants, max(latest) as latest, null::text as latest_ip
from (
  select event_type::text as what, severity::text as severity, tenant_id as tenant, count(*) as n,
         count(*) filter (where resolved is null) as open, max(creation_time) as latest
  from admin_system_events
  where creation_time >= now() - coalesce($1::interval, interval '24 hours')
  group by 1, 2, tenant_id, date_trunc('hour', creation_time)) hours
group by 1, 2
order by case severity when 'critical' then 1 when 'high' then 2 when 'medium' then 3 else 4 end, events desc
limit coalesce($2::int, 20)
