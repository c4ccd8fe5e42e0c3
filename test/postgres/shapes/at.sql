-- Names that end in _at, and jobs partitioned by queue, as after the documented migrations.
create table connection_pool_config (
  id uuid primary key default gen_random_uuid(), tier varchar(20), pool_name varchar(50), min_connections int,
  max_connections int, is_active boolean default true, created_at timestamptz default now(), updated_at timestamptz);
create table connection_pool_metrics (
  id bigint generated always as identity primary key, pool_config_id uuid, collected_at timestamptz,
  active_connections int, idle_connections int, pending_acquires int, connection_wait_time_avg_ms int default 3,
  connection_usage_rate numeric(5, 2), connection_errors_count int default 0);
create table email_content (
  storage_key varchar(500) primary key, content_text text, content_html text, raw_size_bytes int,
  compressed_size_bytes int, created_at timestamptz);
create table job_queues (
  name varchar(100) primary key, max_concurrent_jobs int default 10, timeout_seconds int default 3600);
create table jobs (
  id uuid default gen_random_uuid(), queue_name varchar(100), status varchar(50), priority int default 100,
  run_at timestamptz, started_at timestamptz, completed_at timestamptz, failed_at timestamptz,
  created_at timestamptz, primary key (queue_name, id)) partition by list (queue_name);
create table jobs_email partition of jobs for values in ('email-sending');
create table jobs_other partition of jobs default;
create table billing_analytics (id bigint, updated_at timestamptz);
create table campaign_analytics (id bigint, updated_at timestamptz);
create table mailbox_analytics (id bigint, updated_at timestamptz);
create table lead_analytics (id bigint, updated_at timestamptz);
create table warmup_analytics (id bigint, updated_at timestamptz);
create table sequence_step_analytics (id bigint, updated_at timestamptz);

insert into connection_pool_config (tier, pool_name, min_connections, max_connections)
values ('oltp', 'primary_pool', 5, 50), ('oltp', 'read_replica_pool', 3, 30), ('queue', 'worker_pool', 2, 20);
insert into connection_pool_metrics
  (pool_config_id, collected_at, active_connections, idle_connections, connection_usage_rate, pending_acquires)
select id, now() - n * interval '30 seconds', case pool_name when 'primary_pool' then 48 else 10 end, 2,
       case pool_name when 'primary_pool' then 96 else 33.33 end, case pool_name when 'primary_pool' then 12 else 0 end
from connection_pool_config, generate_series(0, 5) n where pool_name <> 'worker_pool';

insert into email_content
select 'key-' || n, repeat('x', 1000), null, 1000, 400, now() - (n % 3) * interval '1 day' from generate_series(1, 30) n;

insert into job_queues values ('email-sending');
insert into jobs (queue_name, status, priority, run_at, started_at, completed_at, created_at)
select 'email-sending', 'completed', case when n % 2 = 0 then 40 else 100 end, now() - interval '20 minutes',
       now() - interval '20 minutes' + interval '10 seconds', now() - interval '20 minutes' + interval '15 seconds',
       now() - interval '20 minutes' from generate_series(1, 40) n
union all
select 'email-sending', 'queued', 160, now() - interval '10 minutes', null, null, now() - interval '10 minutes'
from generate_series(41, 160) n;

insert into billing_analytics values (1, now() - interval '2 hours');
insert into campaign_analytics values (1, now() - interval '30 hours');
insert into mailbox_analytics values (1, now() - interval '2 hours');
insert into lead_analytics values (1, now() - interval '2 hours');
insert into warmup_analytics values (1, now() - interval '2 hours');
insert into sequence_step_analytics values (1, now() - interval '2 hours');

alter table email_content add compression_algorithm varchar(20), add is_archived boolean default false, add expires_at timestamptz;
create table email_messages (storage_key varchar(500) primary key, tenant_id uuid, created_at timestamptz);
insert into email_messages select storage_key, gen_random_uuid(), created_at from email_content;
create table content_retention_stats (
  tenant_id uuid, date date, total_content_objects int, total_size_bytes bigint, compressed_size_bytes bigint,
  archived_objects int, expired_objects int);
create table content_security_alerts (
  alert_type varchar(50), severity varchar(20), tenant_id uuid, resolved boolean, created_at timestamptz);
create table content_access_audit (
  action varchar(20), tenant_id uuid, permission_granted boolean, created_at timestamptz);
create table queue_security_audit (
  action varchar(50), severity varchar(20), tenant_id uuid, success boolean, created_at timestamptz);
create table admin_system_events (
  creation_time timestamptz, event_type text, severity text, tenant_id text, resolved timestamptz);
create table admin_audit_log (
  creation_time timestamptz, admin_user_id text, action text, resource_type text, tenant_id text,
  query_duration_ms int, performance_category text);
create table admin_audit_logs (like admin_audit_log);
create table security_events (
  event_type varchar(50), severity varchar(20), tenant_id uuid, ip_address inet, success boolean, created_at timestamptz);
create table system_notifications (
  category varchar(100), severity varchar(20), title text, is_resolved boolean, created_at timestamptz);
create table schema_migrations (
  version varchar(50), description text, applied_at timestamptz, applied_by varchar(100), rollback_script text,
  checksum varchar(64), status varchar(20));
create table dead_letter_jobs (
  id uuid default gen_random_uuid(), queue_name varchar(100), job_type varchar(100), failure_reason text,
  failed_at timestamptz, retry_count int default 0, is_resolved boolean default false);
create table worker_performance (
  worker_id varchar(100), date date, jobs_processed int, jobs_failed int, uptime_minutes int, last_heartbeat timestamptz);
create table scheduled_jobs (
  name varchar(255), queue_name varchar(100), cron_expression varchar(100), is_active boolean, run_count int,
  last_run_at timestamptz, next_run_at timestamptz);
insert into dead_letter_jobs (queue_name, job_type, failure_reason, failed_at)
select 'email-sending', 'send', case when n <= 11 then 'mailbox is full' else 'refused' end, now() - n * interval '1 minute'
from generate_series(1, 12) n;
insert into worker_performance values ('worker-1', current_date, 100, 1, 60, now() - interval '10 seconds'),
  ('worker-2', current_date, 100, 1, 60, now() - interval '20 minutes');
insert into scheduled_jobs values ('lifecycle', 'email-sending', '0 2 * * *', true, 7, now() - interval '26 hours', now() - interval '2 hours'),
  ('report', 'email-sending', '0 9 * * 1', false, 7, null, now() - interval '2 days');

-- What the actions and their guards read.
alter table system_notifications add id uuid default gen_random_uuid();
alter table job_queues add is_active boolean not null default true, add updated_at timestamptz;
alter table jobs add job_type varchar(100), add payload jsonb, add attempt_count int default 0,
  add max_attempts int default 3, add correlation_id text, add last_error_message text, add error_details jsonb,
  add updated_at timestamptz;
alter table dead_letter_jobs add original_job_id uuid, add payload jsonb, add last_retry_at timestamptz,
  add resolved_at timestamptz, add resolution_notes text, alter failed_at set default now();
