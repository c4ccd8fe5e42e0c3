-- Notifications of the system that nobody has resolved, gravest first.
-- topic: Security and change
-- tiers: oltp, content
-- args: since interval?, whole int?
-- requires: system_notifications
-- critical: row.severity == "critical"
-- warning: (row.severity == "error" || row.severity == "warning") && row.oldest_h > 1.0
-- empty: ok
-- units: oldest_h h
-- next: health, errors
select category, severity, count(*) as open, min(at) as oldest,
       round(extract(epoch from now() - min(at))::numeric / 3600, 1) as oldest_h,
       (array_agg(title::text order by at desc))[1] as latest_title
-- A column that the table lacks is found here instead, as null: the schema has carried both sets of names.
from (values (null::timestamptz, null::timestamptz)) as d(created, created_at)
cross join lateral (
  select category::text, severity::text, title, coalesce(created, created_at) as at from system_notifications
  where not coalesce(is_resolved, false)
    and (created >= now() - coalesce($1::interval, interval '24 hours')
         or created_at >= now() - coalesce($1::interval, interval '24 hours'))) n
group by 1, 2
order by case severity when 'critical' then 1 when 'error' then 2 when 'warning' then 3 else 4 end, open desc
limit coalesce($2::int, 20)
