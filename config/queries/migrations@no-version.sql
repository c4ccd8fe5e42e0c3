-- Migrations where no table says which version the schema has.
-- requires: schema_migrations
select m.version::text as version, m.description, m.status::text as status, m.applied_at, m.applied_by::text as applied_by,
       round(extract(epoch from now() - m.applied_at)::numeric / 3600, 1) as applied_h,
       m.rollback_script is not null as has_rollback, m.checksum is not null as has_checksum,
       case when m.status <> 'applied' then 'not applied' when m.rollback_script is null then 'no script'
            when m.applied_at < now() - interval '1 hour' then 'safe' else 'caution, it is recent' end as rollback,
       null::text as current_version, null::boolean as version_drift
from schema_migrations m
order by m.applied_at desc
limit coalesce($1::int, 20)
