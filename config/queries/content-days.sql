-- Messages stored per day with their sizes, newest day first.
-- topic: Content and analytics
-- tiers: content
-- args: since interval?
-- requires: email_content.content_text
-- warning: row.newest_h > 24.0
-- warning: row.days_ago == 1.0 && row.total_messages < 0.5 * row.median_messages
-- warning: row.days_ago == 1.0 && row.total_messages > 2.0 * row.median_messages
-- units: avg_content_bytes bytes, raw_bytes bytes, stored_bytes bytes, newest_h h, days_ago d
-- next: content-storage, size
-- why: A day with half or double the usual messages is an import that stopped or one that ran twice; today is not
-- why: over and is not judged.
with days as (
  select at::date as day, count(*) as total_messages, round(avg(bytes)) as avg_content_bytes,
         sum(bytes)::bigint as raw_bytes, sum(stored)::bigint as stored_bytes, min(at) as earliest, max(at) as latest
  -- A column that the table lacks is found here instead, as null: the schema has carried both sets of names.
  from (values (null::timestamptz, null::timestamptz, null::int, null::int, null::text, null::text))
       as d(created, created_at, raw_size_bytes, compressed_size_bytes, content_text, content_html)
  cross join lateral (
    select coalesce(created, created_at) as at,
           coalesce(raw_size_bytes, coalesce(octet_length(content_text), 0)
                                    + coalesce(octet_length(content_html), 0)) as bytes,
           coalesce(compressed_size_bytes, raw_size_bytes, 0) as stored
    from email_content
    where created >= now() - coalesce($1::interval, interval '30 days')
       or created_at >= now() - coalesce($1::interval, interval '30 days')) e
  group by 1)
select day::text as content_date, total_messages, avg_content_bytes, raw_bytes, stored_bytes, earliest, latest,
       current_date - day as days_ago,
       round(extract(epoch from now() - max(latest) over ())::numeric / 3600, 1) as newest_h,
       (select percentile_cont(0.5) within group (order by total_messages::float8) from days)::numeric(20, 1)
         as median_messages
from days
order by day desc
limit 400
