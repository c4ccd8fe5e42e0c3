-- Jobs that were given up and that nobody has looked after, by queue, kind and reason.
-- topic: Queue
-- tiers: queue
-- args: whole int?
-- requires: dead_letter_jobs
-- critical: row.total > 100.0
-- critical: row.total > 10.0 && row.pct_of_all > 80.0
-- warning: row.total_24h > 10.0
-- empty: ok
-- units: pct_of_all percent
-- offer: retry-dead-letters queue
-- next: queue, workers, throughput
-- why: One reason for most of them is one fault: trying again before it is mended repeats it.
select queue_name::text as queue, job_type::text as job_type, left(reason, 80) as reason, count(*) as unresolved,
       round(100.0 * count(*) / sum(count(*)) over (), 1) as pct_of_all,
       (sum(count(*)) over ())::bigint as total,
       (sum(count(*) filter (where at >= now() - interval '24 hours')) over ())::bigint as total_24h,
       min(at) as oldest, max(at) as newest, max(tries) as max_retries,
       array_to_string((array_agg(id_text order by at desc))[1:3], ', ') as sample_ids
-- A column that the table lacks is found here instead, as null: the schema has carried both sets of names.
from (values (null::timestamptz, null::timestamptz, null::int)) as d(failure_timestamp, failed_at, retry_count)
cross join lateral (
  select queue_name, job_type, failure_reason as reason, coalesce(failure_timestamp, failed_at) as at,
         retry_count as tries, id::text as id_text
  from dead_letter_jobs where is_resolved = false) j
group by 1, 2, 3
order by unresolved desc, 1, 2, 3
limit coalesce($1::int, 15)
