-- The workers' heartbeats and how many of their jobs fail.
-- topic: Queue
-- tiers: queue
-- args: whole int?
-- public: yes
-- requires: worker_performance
-- critical: row.heartbeat_age_s > 300.0
-- warning: row.heartbeat_age_s > 120.0
-- warning: row.processed > 0.0 && row.error_pct > 2.0
-- units: heartbeat_age_s s, error_pct percent
-- next: queue, dead-letters, schedules
-- why: Nobody has written how often a worker reports, so these are lines to begin with: two silent minutes may be a
-- why: deployment, five are a dead worker.
select worker_id::text as worker, max(last_heartbeat) as last_heartbeat,
       round(extract(epoch from now() - max(last_heartbeat))::numeric)::bigint as heartbeat_age_s,
       sum(jobs_processed) as processed, sum(jobs_failed) as failed,
       round(100.0 * sum(jobs_failed) / nullif(sum(jobs_processed), 0), 2) as error_pct,
       round(60.0 * sum(jobs_processed) / nullif(sum(uptime_minutes), 0), 1) as jobs_per_hour
from worker_performance where date >= current_date - 1
group by worker_id
order by heartbeat_age_s desc nulls first, worker_id
limit coalesce($1::int, 200)
