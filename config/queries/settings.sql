-- Settings that are dangerous or missing, each with its reason, and those that wait for a restart.
-- topic: Security and change
-- tiers: all
-- critical: row.level == "critical"
-- warning: row.level == "warning" || row.level == "restart"
-- empty: ok
-- next: capabilities, archiver
-- why: Each row carries its own reason.
with unwanted(name, value, level, why) as (values
  ('fsync', 'off', 'critical', 'a crash loses data'),
  ('full_page_writes', 'off', 'critical', 'pages are torn by a crash'),
  ('autovacuum', 'off', 'critical', 'tables bloat, and transaction ids run out'),
  ('archive_mode', 'off', 'critical', 'no archive of the log, so nothing can be brought back to a point in time'),
  ('wal_level', 'minimal', 'critical', 'neither a standby nor an archive is possible'),
  ('data_checksums', 'off', 'warning', 'silent damage is not noticed'),
  ('synchronous_commit', 'off', 'warning', 'the last commits can be lost, and the queue promises that none is'),
  ('ssl', 'off', 'warning', 'sessions travel in plain text'),
  ('password_encryption', 'md5', 'warning', 'a weak hash of passwords'),
  -- Time limits are left out: the bot's login has its own, and cannot see what others get.
  ('log_lock_waits', 'off', 'info', 'waiting for a lock leaves no trace'),
  ('log_min_duration_statement', '-1', 'info', 'slow statements leave no trace'),
  ('track_io_timing', 'off', 'info', 'nobody knows what reading from disk costs'))
select coalesce(u.level, 'restart') as level, s.name, s.setting || coalesce(' ' || s.unit, '') as value, s.source,
       s.pending_restart, coalesce(u.why, 'changed in the file, and waits for a restart') as why
from pg_settings s
left join unwanted u on u.name = s.name and u.value = s.setting
where u.name is not null or s.pending_restart
order by case coalesce(u.level, 'restart') when 'critical' then 1 when 'restart' then 2 when 'warning' then 3
         else 4 end, s.name
