-- Who is connected, from where, and whether the way is encrypted.
-- topic: Security and change
-- tiers: all
-- args: whole int?
-- requires: role pg_monitor
-- critical: row.plain_remote
-- empty: ok
-- next: connections, roles
-- why: Encryption on the way is promised in the security documents.
select a.usename::text as role, coalesce(host(a.client_addr), 'local') as client, a.application_name as app,
       coalesce(s.ssl, false) as tls, s.version as tls_version, count(*) as sessions,
       min(a.backend_start) as first_seen, max(a.state_change) as last_active,
       a.client_addr is not null and not coalesce(s.ssl, false)
         and not (a.client_addr <<= inet '127.0.0.0/8' or a.client_addr = inet '::1') as plain_remote
from pg_stat_activity a left join pg_stat_ssl s using (pid)
where a.backend_type = 'client backend' and a.usename is distinct from current_user
group by 1, 2, 3, 4, 5, a.client_addr, s.ssl
order by plain_remote desc, sessions desc, 1, 3
limit coalesce($1::int, 25)
