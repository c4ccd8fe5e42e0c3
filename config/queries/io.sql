-- Who reads and writes how much, and how long the disk takes for it.
-- topic: Replication and backup
-- tiers: all
-- requires: server >= 16
-- critical: row.ms_per_read != null && row.reads > 1000.0 && row.ms_per_read > 20.0
-- warning: row.ms_per_read != null && row.reads > 1000.0 && row.ms_per_read > 5.0
-- unknown: row.track_io_timing == "off"
-- units: read_bytes bytes, write_bytes bytes, extend_bytes bytes, ms_per_read ms, ms_per_write ms
-- next: waits, cache, checkpoints
-- why: A healthy disk answers in under a millisecond; over twenty the volume is sick. Without times nothing can be judged:
-- why: alter system set track_io_timing = on, then select pg_reload_conf()
select * from (
  select i.backend_type, i.context, sum(i.reads)::bigint as reads,
         sum(coalesce((j ->> 'read_bytes')::numeric, i.reads * (j ->> 'op_bytes')::numeric, 0))::bigint as read_bytes,
         sum(coalesce((j ->> 'write_bytes')::numeric, i.writes * (j ->> 'op_bytes')::numeric, 0))::bigint
           as write_bytes,
         sum(coalesce((j ->> 'extend_bytes')::numeric, i.extends * (j ->> 'op_bytes')::numeric, 0))::bigint
           as extend_bytes,
         round(sum(i.read_time)::numeric / nullif(sum(i.reads), 0), 3) as ms_per_read,
         round(sum(i.write_time)::numeric / nullif(sum(i.writes), 0), 3) as ms_per_write,
         sum(i.evictions)::bigint as evictions, sum(i.fsyncs)::bigint as fsyncs,
         current_setting('track_io_timing') as track_io_timing
  from pg_stat_io i cross join lateral (select to_jsonb(i) as j) x
  where i.object = 'relation'
  group by 1, 2) t
where read_bytes + write_bytes + extend_bytes > 0
order by read_bytes + write_bytes desc, 1, 2
limit 15
