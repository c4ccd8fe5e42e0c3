-- What administrators did, and which of it was slow or outside the hours of work (in UTC).
-- topic: Content and analytics
-- tiers: olap
-- args: since interval?, whole int?
-- requires: admin_audit_log
-- warning: row.over_30s > 0.0
-- empty: ok
-- units: avg_ms ms, max_ms ms
-- next: security, roles
select action, resource_type, coalesce(performance_category, '(none)') as category, count(*) as operations,
       count(distinct admin_user_id) as admins, count(distinct tenant_id) as tenants,
       round(avg(query_duration_ms)) as avg_ms, max(query_duration_ms) as max_ms,
       count(*) filter (where query_duration_ms > 30000) as over_30s,
       count(*) filter (where extract(hour from creation_time) not between 9 and 17) as outside_hours
from admin_audit_log
where creation_time >= now() - coalesce($1::interval, interval '24 hours')
group by 1, 2, 3
order by operations desc, 1, 2, 3
limit coalesce($2::int, 20)
