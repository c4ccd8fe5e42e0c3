-- Change how many connections a pool may have, where the table keeps no time of a change.
-- requires: connection_pool_config.max_connections
update connection_pool_config c
   set max_connections = $2::int, min_connections = $3::int
 where c.tier = $6::text and c.pool_name = $1::text
   and c.max_connections = $4::int
   and $2::int between ceil($5::int * 0.5) and 2 * $5::int
   and $3::int between 0 and $2::int
returning c.tier, c.pool_name, c.min_connections, c.max_connections
