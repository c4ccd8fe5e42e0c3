-- Bodies stored: compression, age, and what should have been archived or compressed by now.
-- topic: Content and analytics
-- tiers: content
-- requires: email_content.raw_size_bytes
-- limit: 30 s
-- critical: row.compression_pct < 50.0
-- warning: row.compression_pct < 60.0
-- warning: row.expired_pending > 100.0
-- warning: row.large_uncompressed != null && row.large_uncompressed > 50.0
-- unknown: row.objects == 0.0
-- units: raw_bytes bytes, stored_bytes bytes, compression_pct percent
-- next: content-days, size, bloat
-- why: It reads every row, though no body.
-- why: 60 % of compression is the target and 50 % the alert line; 100 expired and 50 large uncompressed bodies are
-- why: those of the lifecycle.
select count(*) as objects, sum(raw)::bigint as raw_bytes, sum(coalesce(packed, raw))::bigint as stored_bytes,
       round(100.0 * (sum(raw) - sum(coalesce(packed, raw))) / nullif(sum(raw), 0), 1) as compression_pct,
       count(*) filter (where at >= now() - interval '30 days') as hot,
       count(*) filter (where at < now() - interval '30 days' and at >= now() - interval '365 days') as warm,
       count(*) filter (where at < now() - interval '365 days') as cold,
       count(*) filter (where gone <= now() and not coalesce(archived, false)) as expired_pending,
       count(*) filter (where algorithm is null and raw > 50000 and at < now() - interval '7 days')
         as large_uncompressed
-- A column that the table lacks is found here instead, as null: the schema has carried both sets of names.
from (values (null::timestamptz, null::timestamptz, null::timestamptz, null::timestamptz, null::int, null::text,
              null::boolean))
     as d(created, created_at, expires, expires_at, compressed_size_bytes, compression_algorithm, is_archived)
cross join lateral (
  select raw_size_bytes::bigint as raw, compressed_size_bytes::bigint as packed, compression_algorithm as algorithm,
         is_archived as archived, coalesce(created, created_at) as at, coalesce(expires, expires_at) as gone
  from email_content) e
