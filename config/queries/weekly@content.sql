-- How well Content compresses, this week beside the last.
-- requires: email_content.raw_size_bytes
with found as (
  select 100.0 * (raw - coalesce(packed, raw)) / raw as v, at >= now() - 7 * interval '24 hours' as recent
  from (values (null::timestamptz, null::timestamptz, null::int)) as d(created, created_at, compressed_size_bytes)
  cross join lateral (
    select raw_size_bytes as raw, compressed_size_bytes as packed, coalesce(created, created_at) as at
    from email_content
    where raw_size_bytes > 0
      and (created >= now() - 14 * interval '24 hours' or created_at >= now() - 14 * interval '24 hours')) e)
select 'compression' as metric, '%' as unit,
       round((avg(v) filter (where recent))::numeric, 2) as this_week,
       round((avg(v) filter (where not recent))::numeric, 2) as last_week,
       round((100 * (avg(v) filter (where recent) - avg(v) filter (where not recent))
              / nullif(avg(v) filter (where not recent), 0))::numeric, 1) as change_pct,
       'tune the compression' as if_over_the_line
from found
