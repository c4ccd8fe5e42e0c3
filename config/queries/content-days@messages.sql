-- Messages per day where the message carries its own content.
-- requires: email_messages.content
with days as (
  select at::date as day, count(*) as total_messages, round(avg(bytes)) as avg_content_bytes,
         sum(bytes)::bigint as raw_bytes, sum(bytes)::bigint as stored_bytes, min(at) as earliest, max(at) as latest
  from (values (null::timestamptz, null::timestamptz)) as d(created, created_at)
  cross join lateral (
    -- octet_length reads the size from the pointer; length would fetch and unpack every body.
    select coalesce(created, created_at) as at, coalesce(octet_length(content), 0) as bytes
    from email_messages
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
