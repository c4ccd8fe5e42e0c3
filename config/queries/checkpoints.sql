-- Checkpoints that were planned and those that were forced, and who wrote.
-- topic: Replication and backup
-- tiers: all
-- requires: server >= 17
-- critical: row.checkpoints >= 10.0 && row.requested_pct > 70.0
-- warning: row.checkpoints >= 10.0 && row.requested_pct > 30.0
-- units: requested_pct percent, stats_age_s s
-- next: wal, io
-- why: Forced checkpoints mean that max_wal_size is too small for what is written.
select c.num_timed as timed, c.num_requested as requested, c.num_timed + c.num_requested as checkpoints,
       round(100.0 * c.num_requested / nullif(c.num_timed + c.num_requested, 0), 1) as requested_pct,
       round((c.write_time / nullif(d.done, 0))::numeric) as write_ms_each,
       round((c.sync_time / nullif(d.done, 0))::numeric) as sync_ms_each,
       c.buffers_written,
       (select coalesce(sum(writes), 0) from pg_stat_io
        where backend_type = 'client backend' and object = 'relation')::bigint as backend_writes,
       b.maxwritten_clean, round(extract(epoch from now() - c.stats_reset)::numeric)::bigint as stats_age_s
from pg_stat_checkpointer c cross join pg_stat_bgwriter b
cross join lateral (
  select coalesce((to_jsonb(c) ->> 'num_done')::bigint, c.num_timed + c.num_requested) as done) d
