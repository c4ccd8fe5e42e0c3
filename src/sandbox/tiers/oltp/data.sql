-- Twelve fictional tenants, the same at every start; times count back from now.

insert into tenants (id, name, created)
select md5('tenant' || n)::uuid, name, now() - n * interval '31 days'
from unnest(array['Amber Kite', 'Bramble Lane', 'Copper Kettle', 'Dapper Otter', 'Elm and Oak', 'Foggy Harbour', 'Gentle Giraffe',
  'Hazel Lantern', 'Ivory Sail', 'Jolly Teapot', 'Kindly Moth', 'Lemon Meadow']) with ordinality as named(name, n);

insert into companies (id, tenant_id, name, workspace_name)
select md5('company' || id::text)::uuid, id, name || ' Ltd', lower(replace(name, ' ', '-')) || '.example.com' from tenants;

insert into campaigns (id, tenant_id, company_id, name, status, scheduled, completed, created, updated)
select md5('campaign' || n)::uuid, c.tenant_id, c.id, (array['Welcome', 'Spring news', 'Invitation', 'Follow-up', 'Survey'])[1 + n % 5] || ' ' || n,
       (array['completed', 'completed', 'sending', 'scheduled', 'draft', 'paused'])[1 + n % 6],
       now() - n * interval '7 hours', case when n % 6 < 2 then now() - n * interval '5 hours' end,
       now() - n * interval '9 hours', now() - n * interval '5 hours'
from generate_series(1, 120) as n
join lateral (select * from companies order by id offset n % 12 limit 1) c on true;

insert into leads (id, tenant_id, campaign_id, email, name, status, updated)
select md5('lead' || n)::uuid, c.tenant_id, c.id, 'lead' || n || '@example.com', 'Lead ' || n,
       case when n % 17 = 0 then 'unsubscribed' else 'active' end, now() - n * interval '11 minutes'
from generate_series(1, 3000) as n join campaigns c on c.id = md5('campaign' || (1 + n % 120))::uuid;

insert into subscriptions (id, tenant_id, plan, status, current_period_start, current_period_end)
select md5('subscription' || id::text)::uuid, id, (array['starter', 'growth', 'scale'])[1 + (row_number() over (order by id) % 3)],
       'active', date_trunc('month', now()), date_trunc('month', now()) + interval '1 month' from tenants;

insert into connection_pool_config (id, tier, pool_name, min_connections, max_connections, connection_timeout_seconds,
  idle_timeout_seconds, leak_detection_threshold_seconds)
select md5(tier || pool)::uuid, tier, pool, least_open, most_open, connect, idle, 1800
from (values ('oltp', 'primary_pool', 5, 50, 30, 600), ('oltp', 'read_replica_pool', 3, 30, 30, 600),
  ('content', 'content_pool', 3, 25, 60, 900), ('content', 'archival_pool', 1, 10, 120, 1800),
  ('queue', 'queue_pool', 5, 40, 15, 300), ('queue', 'worker_pool', 2, 20, 20, 300),
  ('olap', 'analytics_pool', 3, 15, 120, 1800), ('olap', 'reporting_pool', 2, 25, 90, 1200)) p(tier, pool, least_open, most_open, connect, idle);

-- A day of samples, one every five minutes; the workload writes on.
insert into connection_pool_metrics (pool_config_id, collected_at, active_connections, idle_connections, pending_acquires,
  total_connections_created, total_connections_destroyed, connection_wait_time_avg_ms, connection_usage_rate)
select c.id, now() - n * interval '5 minutes', busy, c.min_connections, 0, 4000 - n * 10, 3990 - n * 10, 1 + n % 4,
       round(100.0 * busy / c.max_connections, 2)
from connection_pool_config c
cross join generate_series(287, 0, -1) as n
cross join lateral (select greatest(1, round(c.max_connections * (0.2 + 0.1 * sin(n / 46.0)))::int) as busy) b;

insert into security_events (id, event_type, severity, tenant_id, ip_address, user_agent, action_attempted, success, failure_reason, created)
select md5('security' || n)::uuid, (array['login', 'login', 'login', 'login_failed', 'password_reset', 'api_key_used'])[1 + n % 6],
       case when n % 97 = 0 then 'high' when n % 6 = 3 then 'medium' else 'low' end,
       md5('tenant' || (1 + n % 12))::uuid, ('192.0.2.' || (1 + n % 200))::inet, 'Example Browser 1.0', 'sign in',
       n % 6 <> 3, case when n % 6 = 3 then 'wrong password' end, now() - n * interval '4 minutes'
from generate_series(1, 800) as n;

insert into performance_alerts (alert_name, tier, metric_name, comparison_operator, threshold_value, severity)
values ('oltp_slow_queries', 'oltp', 'avg_query_time_ms', '>', 5000, 'high'),
  ('oltp_pool_usage', 'oltp', 'usage_rate_percent', '>', 90, 'critical'),
  ('content_slow_retrieval', 'content', 'avg_retrieval_time_ms', '>', 200, 'medium'),
  ('content_low_compression', 'content', 'compression_ratio_percent', '<', 50, 'low'),
  ('queue_backlog', 'queue', 'queued_jobs', '>', 100, 'high'),
  ('queue_low_utilization', 'queue', 'worker_utilization_percent', '<', 80, 'medium'),
  ('olap_slow_queries', 'olap', 'avg_query_duration_ms', '>', 30000, 'medium'),
  ('olap_stale_views', 'olap', 'view_refresh_age_hours', '>', 24, 'high');

insert into schema_migrations (version, description, applied_at, applied_by, checksum)
select to_char(at, 'YYYYMMDD_HH24MISS'), what, at, 'deploy', md5(what)
from (select what, date_trunc('hour', now()) - n * interval '19 days' as at
      from unnest(array['Pool configuration', 'Pool metrics', 'Security events', 'Performance alerts']) with ordinality as done(what, n)) m
order by at;

insert into schema_version (current_version, applied_at, applied_by)
select version, applied_at, applied_by from schema_migrations order by version desc limit 1;
