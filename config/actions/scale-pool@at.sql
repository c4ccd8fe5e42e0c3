-- Change how many connections a pool may have, where the columns of time end in _at.
-- requires: connection_pool_config.updated_at, connection_pool_config.is_active
update connection_pool_config c
   set max_connections = $2::int, min_connections = $3::int, updated_at = now()
 where c.tier = $6::text and c.pool_name = $1::text and coalesce(c.is_active, true)
   and c.max_connections = $4::int
   and $2::int between ceil($5::int * 0.5) and 2 * $5::int
   and $3::int between 0 and $2::int
   and (c.updated_at is null or c.updated_at < now() - interval '10 minutes')
returning c.tier, c.pool_name, c.min_connections, c.max_connections, c.updated_at
