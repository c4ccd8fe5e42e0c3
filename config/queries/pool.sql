-- One pool: its size, when that was changed, and how much the tier's other pools may take.
-- topic: Vital signs
-- tiers: all
-- ask: oltp
-- args: tier text?, pool text
-- known: pool pools pool_name
-- example: primary_pool
-- requires: connection_pool_config
-- units: changed_s s, changed_us identity
-- next: pools
select c.tier::text as tier, c.pool_name::text as pool_name, c.min_connections as min_conn, c.max_connections as max_conn,
       (select coalesce(sum(o.max_connections), 0) from connection_pool_config o
        where o.tier = c.tier and o.id <> c.id and coalesce((to_jsonb(o) ->> 'is_active')::boolean, true)) as others_max,
       round(extract(epoch from now() - t.changed)::numeric)::bigint as changed_s,
       (extract(epoch from t.changed) * 1000000)::bigint::text as changed_us
from connection_pool_config c
cross join lateral (
  select coalesce(to_jsonb(c) ->> 'updated', to_jsonb(c) ->> 'updated_at')::timestamptz as changed) t
where coalesce((to_jsonb(c) ->> 'is_active')::boolean, true)
  and c.tier::text = $1::text and c.pool_name::text = $2::text
