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
