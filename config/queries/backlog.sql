-- Queued jobs by queue and band, with the time until the oldest has waited four hours.
-- topic: Queue
-- tiers: queue
-- args: whole int?
-- public: yes
-- requires: jobs
-- critical: row.starved > 0.0
-- warning: row.s_to_starvation < 3600.0
-- warning: row.queued > 100.0
-- empty: ok
-- units: oldest_s s, s_to_starvation s
-- next: queue, queue-bands
-- why: No job may wait for longer than four hours; the last of them is the warning.
select queue, band, count(*) as queued, count(*) filter (where due <= now() - interval '4 hours') as starved,
       round(max(extract(epoch from now() - due))::numeric)::bigint as oldest_s,
       round((14400 - max(extract(epoch from now() - due)))::numeric)::bigint as s_to_starvation,
       -- Lower is more urgent, and a waiting job gains a point every ten minutes.
       min(effective) as best_effective_priority
from (values (null::timestamptz, null::timestamptz, null::timestamptz, null::timestamptz, null::text))
     as d(created, created_at, run, run_at, queue_name)
cross join lateral (
  select coalesce(queue_name::text, '(all)') as queue, coalesce(run, run_at, created, created_at) as due,
         case when priority::text !~ '^-?\d+$' then lower(priority::text)
              when priority::text::int <= 25 then 'critical' when priority::text::int <= 50 then 'high'
              when priority::text::int <= 150 then 'normal' when priority::text::int <= 200 then 'low'
              else 'background' end as band,
         case when priority::text ~ '^-?\d+$' then priority::text::int
              - floor(extract(epoch from now() - coalesce(run, run_at, created, created_at)) / 600)::int
              end as effective
  from jobs where status in ('queued', 'migrated_to_redis')) j
where due <= now()
group by queue, band
order by starved desc, oldest_s desc
limit coalesce($1::int, 30)
