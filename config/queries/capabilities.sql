-- What a tier cannot be asked and why, what the bot's login may do there, and what would mend it.
-- topic: Vital signs
-- tiers: all
-- args: lacks text?
-- critical: row.kind == "login" && row.name == "superuser" && !row.well
-- warning: !row.well && row.found != "cannot be asked"
-- unknown: row.found == "cannot be asked"
-- next: settings, ping, roles
-- why: What a login may not see looks calm. A superuser may do everything, so nothing guards from its mistakes.
with me as (select rolname, rolsuper, rolbypassrls from pg_roles where rolname = current_user),
reader as (select oid from pg_roles where rolname = 'pg_read_all_data')
select * from (
  select 'question' as kind, question as name, 'cannot be asked' as found, false as well,
         'it lacks ' || what as why, mend
  from jsonb_to_recordset(coalesce($1::text, '[]')::jsonb) as l(question text, what text, mend text)
  union all
  select 'login', 'superuser', case when rolsuper then 'yes' else 'no' end, not rolsuper,
         'the login is the guard, and nothing guards from a superuser',
         case when rolsuper then format('alter role %I nosuperuser', rolname) end from me
  union all
  select 'login', 'pg_monitor', case when m then 'yes' else 'no' end, m,
         'else the sessions and statements of others are hidden',
         case when not m then format('grant pg_monitor to %I', current_user) end
  from (select pg_has_role('pg_monitor', 'usage') as m) monitor
  union all
  select 'login', 'pg_read_all_data', case when r then 'yes' else 'no' end, not r,
         'it reads the hashes of passwords too',
         case when r then format('revoke pg_read_all_data from %I', current_user) end
  from (select pg_has_role(oid, 'usage') and not (select rolsuper from me) as r from reader) data
  union all
  select 'login', 'bypassrls', case when rolbypassrls then 'yes' else 'no' end, true,
         'rows that a policy hides from the login are missing without a word', null from me
  union all
  select 'setting', 'track_io_timing', s, s = 'on', 'else nobody knows what reading from disk costs',
         case when s <> 'on' then 'alter system set track_io_timing = on; select pg_reload_conf()' end
  from (select current_setting('track_io_timing') as s) timing
  union all
  select 'server', 'version', current_setting('server_version'), true,
         case when pg_is_in_recovery() then 'a standby' else 'a primary' end, null
  union all
  select 'server', 'extensions', (select string_agg(extname || ' ' || extversion, ', ' order by extname)
                                  from pg_extension), true, 'in this database', null) found
order by well, kind, name
limit 200
