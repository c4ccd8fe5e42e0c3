-- Bodies stored as the retention statistics know them, for when counting them all takes too long.
-- after: 57014
-- requires: content_retention_stats
select sum(total_content_objects)::bigint as objects, sum(total_size_bytes)::bigint as raw_bytes,
       sum(compressed_size_bytes)::bigint as stored_bytes,
       round(100.0 * (sum(total_size_bytes) - sum(compressed_size_bytes)) / nullif(sum(total_size_bytes), 0), 1)
         as compression_pct,
       null::bigint as hot, null::bigint as warm, null::bigint as cold,
       sum(expired_objects)::bigint as expired_pending, null::bigint as large_uncompressed
from content_retention_stats where date = (select max(date) from content_retention_stats)
