-- Change how many connections a pool may have; the application reads the row at its next look.
-- tiers: all
-- on: oltp
-- args: pool text, max int?, min int?, max_conn int?
-- example: primary_pool 60
-- approval: confirm
-- two-person when: pool-advice: !rows.exists(r, r.pool_name == args.pool && (r.advice == "scale_up" && args.max <= r.new_max && args.max > r.max_conn || r.advice == "scale_down" && args.max >= r.new_max && args.max < r.max_conn)) # it is an emergency, or not what the pooling strategy advises now
-- effect: {pool} of {tier} may have {max} connections instead of {max_conn}, and keeps at least {min} open.
-- requires: connection_pool_config.updated
-- guard: pool {pool}: row.pool_name == args.pool # this tier has no active pool of that name
-- default: max = pool-advice: rows.filter(r, r.pool_name == args.pool && r.advice != "hold")[0].new_max # the pool's advice is to leave it as it is, so the size has to be said
-- default: min = row.min_conn
-- given: standard_max int = args.pool in settings.pools ? settings.pools[args.pool].max : seen[0].max_conn
-- given: of_tier text = tier
-- guard: pool {pool}: args.max != row.max_conn || args.min != row.min_conn # it has this size already
-- guard: pool {pool}: args.min <= args.max # the least may not be over the most
-- guard: pool {pool}: row.changed_s == null || row.changed_s > 600.0 # it was changed less than ten minutes ago
-- guard: pool {pool}: args.pool in settings.pools || (args.max >= row.max_conn * 0.5 && args.max <= row.max_conn * 2.0) # config/tiers.yml names no standard for it, so it may have half to double of what it has
-- guard: pool {pool}: !(args.pool in settings.pools) || (args.max >= settings.pools[args.pool].max * 0.5 && args.max <= settings.pools[args.pool].max * 2.0) # a pool may have half to double its standard
-- guard: pool {pool}: settings.pool_cap == null || args.max <= settings.pool_cap # it is over the cap of this tier's pools
-- guard: room: seen[0].others_max + args.max <= row.usable - 10.0 # the pools of this tier together would need more sessions than the server has, less ten
-- seen: max_conn, min_conn, changed_us
-- verify: pool {pool}: rows.exists(r, r.max_conn == args.max && r.min_conn == args.min) # the row has the new size; if /db pools shows no change within five minutes, the application has to be reloaded
-- rehearse: yes
update connection_pool_config c
   set max_connections = $2::int, min_connections = $3::int, updated = now()
 where c.tier = $6::text and c.pool_name = $1::text and c.is_active
   and c.max_connections = $4::int
   and $2::int between ceil($5::int * 0.5) and 2 * $5::int
   and $3::int between 0 and $2::int
   and c.updated < now() - interval '10 minutes'
returning c.tier, c.pool_name, c.min_connections, c.max_connections, c.updated
