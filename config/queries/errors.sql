-- Rollbacks, deadlocks, lost sessions and damaged pages, and how many are new since the question was last asked.
-- topic: Vital signs
-- tiers: all
-- critical: row.checksum_failures > 0.0
-- warning: row.new_deadlocks > 0.0
-- warning: row.new_commits + row.new_rollbacks > 1000.0 && row.new_rollbacks > 0.05 * (row.new_commits + row.new_rollbacks)
-- warning: row.new_sessions_fatal != null && row.new_sessions_fatal > 0.0
-- warning: row.new_sessions_abandoned != null && row.new_sessions_abandoned > 0.0
-- counters: commits, rollbacks, deadlocks, sessions_fatal, sessions_abandoned
-- units: rollback_pct percent, temp_bytes bytes, stats_age_h h, compared_s s
-- next: health, constraints, blocking
-- why: The counters run since stats_reset and say nothing as totals, so what is new is judged. The log's own lines are not to be had in SQL.
select datname::text as db, xact_commit as commits, xact_rollback as rollbacks,
       round(100.0 * xact_rollback / nullif(xact_commit + xact_rollback, 0), 2) as rollback_pct,
       deadlocks, conflicts, temp_files, temp_bytes, coalesce(checksum_failures, 0) as checksum_failures,
       checksum_last_failure,
       (to_jsonb(d) ->> 'sessions_abandoned')::bigint as sessions_abandoned,
       (to_jsonb(d) ->> 'sessions_fatal')::bigint as sessions_fatal,
       (to_jsonb(d) ->> 'sessions_killed')::bigint as sessions_killed,
       stats_reset, round(extract(epoch from now() - stats_reset)::numeric / 3600, 1) as stats_age_h
from pg_stat_database d
where datname = current_database() or checksum_failures > 0
order by coalesce(checksum_failures, 0) desc, datname = current_database() desc, datname
limit 50
