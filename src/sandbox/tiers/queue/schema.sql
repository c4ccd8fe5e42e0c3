-- The queue tier: queues, jobs, their logs, dead letters, schedules, the health that workers report.

create table job_queues (
  name varchar(100) primary key,
  default_priority integer not null default 100,
  max_concurrent_jobs integer not null default 10,
  timeout_seconds integer not null default 3600,
  retry_attempts integer not null default 3,
  backoff_multiplier integer not null default 2,
  is_active boolean not null default true,
  created timestamptz not null default now(),
  updated timestamptz not null default now()
);

create table jobs (
  id uuid primary key default gen_random_uuid(),
  queue_name varchar(100) not null references job_queues,
  job_type varchar(100) not null,
  status varchar(50) not null default 'queued'
    check (status in ('queued', 'processing', 'completed', 'failed', 'cancelled', 'expired')),
  priority integer not null default 100,
  payload jsonb not null,
  result jsonb,
  attempt_count integer not null default 0,
  max_attempts integer not null default 3,
  run timestamptz not null default now(),
  started timestamptz,
  completed timestamptz,
  failed timestamptz,
  expires timestamptz,
  last_error_message text,
  error_details jsonb,
  progress_percentage integer,
  progress_message text,
  tenant_id uuid,
  user_id uuid,
  correlation_id varchar(255),
  created timestamptz not null default now(),
  updated timestamptz not null default now()
);
create index on jobs (queue_name, status, priority desc);
create index on jobs (tenant_id, created desc);
-- As documented: the policy exists, but row level security was never enabled on the table.
create policy own_tenant on jobs using (tenant_id = current_setting('app.current_tenant_id', true)::uuid);

create table job_logs (
  id bigint generated always as identity primary key,
  job_id uuid references jobs on delete cascade,
  log_level varchar(20) not null check (log_level in ('debug', 'info', 'warning', 'error', 'fatal')),
  message text not null,
  attempt_number integer not null,
  duration_ms integer,
  memory_usage_mb integer,
  started timestamptz not null default now(),
  finished timestamptz
);
create index on job_logs (job_id);

create table dead_letter_jobs (
  id uuid primary key default gen_random_uuid(),
  original_job_id uuid not null,
  queue_name varchar(100) not null,
  job_type varchar(100) not null,
  final_attempt integer not null,
  failure_reason text not null,
  error_details jsonb,
  payload jsonb not null,
  failure_timestamp timestamptz not null default now(),
  last_retry timestamptz,
  retry_count integer not null default 0,
  is_resolved boolean not null default false,
  resolved timestamptz,
  resolved_by varchar(100),
  resolution_notes text,
  created timestamptz not null default now()
);

create table scheduled_jobs (
  id uuid primary key default gen_random_uuid(),
  name varchar(255) not null unique,
  queue_name varchar(100) not null references job_queues,
  job_type varchar(100) not null,
  payload jsonb not null default '{}',
  cron_expression varchar(100) not null,
  timezone varchar(50) not null default 'UTC',
  is_active boolean not null default true,
  last_run timestamptz,
  next_run timestamptz,
  max_runs integer,
  run_count integer not null default 0
);

create table queue_health (
  id bigint generated always as identity primary key,
  timestamp timestamptz not null default now(),
  queue_name varchar(100) not null,
  pending_jobs integer not null,
  processing_jobs integer not null,
  failed_jobs_24h integer not null default 0,
  oldest_pending_job_age_minutes integer,
  health_status varchar(20) not null check (health_status in ('healthy', 'degraded', 'critical')),
  alerts_generated integer not null default 0,
  metadata jsonb
);

create table worker_performance (
  worker_id varchar(100) not null,
  date date not null,
  jobs_processed integer not null default 0,
  jobs_successful integer not null default 0,
  jobs_failed integer not null default 0,
  uptime_minutes integer not null default 0,
  error_count integer not null default 0,
  last_heartbeat timestamptz,
  unique (worker_id, date)
);

create table queue_security_audit (
  id bigint generated always as identity primary key,
  action varchar(50) not null,
  severity varchar(20) check (severity in ('low', 'medium', 'high', 'critical')),
  tenant_id uuid,
  user_id uuid,
  success boolean not null default true,
  created timestamptz not null default now()
);
