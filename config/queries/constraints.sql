-- What no longer guards the data: constraints never validated, triggers switched off, invalid indexes, damaged pages.
-- topic: Security and change
-- tiers: all
-- args: whole int?
-- critical: row.kind == "database"
-- critical: row.kind == "trigger" && row.relation.contains("audit")
-- warning: row.problem != ""
-- empty: ok
-- next: errors, index-health, orphans
select relation, name, kind, problem from (
  select k.conrelid::regclass::text as relation, k.conname::text as name,
         case k.contype when 'f' then 'foreign key' else 'check' end as kind, 'not validated' as problem
  from pg_constraint k where not k.convalidated and k.contype in ('f', 'c')
  union all
  select t.tgrelid::regclass::text, t.tgname::text, 'trigger', 'switched off'
  from pg_trigger t where t.tgenabled = 'D' and not t.tgisinternal
  union all
  select i.indrelid::regclass::text, i.indexrelid::regclass::text, 'index', 'invalid'
  from pg_index i join pg_class c on c.oid = i.indexrelid where not i.indisvalid and c.relkind = 'i'
    and not exists (select 1 from pg_stat_progress_create_index p
                    where p.index_relid = i.indexrelid and p.datname = current_database())
  union all
  select coalesce(datname::text, 'shared'), 'checksums', 'database', checksum_failures || ' damaged pages were read'
  from pg_stat_database where checksum_failures > 0) found
order by 1, 2
limit coalesce($1::int, 200)
