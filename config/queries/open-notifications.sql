-- Each notification of the system that nobody has resolved, gravest first, newest first.
-- topic: Security and change
-- tiers: oltp, content
-- requires: system_notifications.id
-- critical: row.severity == "critical"
-- warning: row.severity == "error" || row.severity == "warning"
-- empty: ok
-- units: age_h h
-- offer: acknowledge-notification id
-- next: notifications
select id, category, severity, title, round(extract(epoch from now() - at)::numeric / 3600, 1) as age_h
from (values (null::timestamptz, null::timestamptz)) as d(created, created_at)
cross join lateral (
  select id::text as id, category::text as category, severity::text as severity, left(title::text, 120) as title,
         coalesce(created, created_at) as at
  from system_notifications where not coalesce(is_resolved, false)) n
order by case severity when 'critical' then 1 when 'error' then 2 when 'warning' then 3 else 4 end, at desc
limit 200
