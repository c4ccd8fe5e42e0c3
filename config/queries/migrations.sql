-- Migrations, newest first: applied or failed, whether they can be rolled back, and whether the version agrees.
-- topic: Security and change
-- tiers: all
-- args: whole int?
-- requires: schema_migrations, schema_version
-- critical: row.status == "failed"
-- warning: row.status == "rolled_back"
-- warning: row.version_drift == true
-- empty: unknown
-- units: applied_h h
-- next: fingerprint, constraints, index-health
-- why: A failed one may have left half of its work behind. Where has_rollback is no, there is no way back but a
-- why: backup.
select m.version::text as version, m.description, m.status::text as status, m.applied_at, m.applied_by::text as applied_by,
       round(extract(epoch from now() - m.applied_at)::numeric / 3600, 1) as applied_h,
       m.rollback_script is not null as has_rollback, m.checksum is not null as has_checksum,
       case when m.status <> 'applied' then 'not applied' when m.rollback_script is null then 'no script'
            when m.applied_at < now() - interval '1 hour' then 'safe' else 'caution, it is recent' end as rollback,
       v.current_version::text as current_version,
       v.current_version::text is distinct from max(m.version::text) filter (where m.status = 'applied') over ()
         as version_drift
from schema_migrations m left join schema_version v on v.id = 1
order by m.applied_at desc
limit coalesce($1::int, 20)
