-- Checkpoints where one view holds them and the background writer.
-- requires: server < 17
select checkpoints_timed as timed, checkpoints_req as requested, checkpoints_timed + checkpoints_req as checkpoints,
       round(100.0 * checkpoints_req / nullif(checkpoints_timed + checkpoints_req, 0), 1) as requested_pct,
       round((checkpoint_write_time / nullif(checkpoints_timed + checkpoints_req, 0))::numeric) as write_ms_each,
       round((checkpoint_sync_time / nullif(checkpoints_timed + checkpoints_req, 0))::numeric) as sync_ms_each,
       buffers_checkpoint as buffers_written, buffers_backend as backend_writes, maxwritten_clean,
       round(extract(epoch from now() - stats_reset)::numeric)::bigint as stats_age_s
from pg_stat_bgwriter
