-- The OLTP tier: tenants, campaigns, the pools of all tiers, security events, migrations.

create table tenants (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  created timestamptz not null default now(),
  updated timestamptz not null default now(),
  deleted timestamptz,
  compute_id uuid
);

create table companies (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references tenants on delete cascade,
  name varchar(100) not null,
  workspace_name varchar(255) unique,
  status varchar(20) not null default 'active',
  created timestamptz not null default now(),
  updated timestamptz not null default now()
);

create table campaigns (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references tenants on delete cascade,
  company_id uuid references companies on delete cascade,
  name varchar(255) not null,
  status varchar(20) not null default 'draft' check (status in ('draft', 'scheduled', 'sending', 'completed', 'paused')),
  scheduled timestamptz,
  completed timestamptz,
  created timestamptz not null default now(),
  updated timestamptz not null default now()
);
create index on campaigns (tenant_id, status);

create table leads (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references tenants on delete cascade,
  campaign_id uuid references campaigns on delete set null,
  email varchar(254) not null,
  name varchar(100),
  status varchar(20) not null default 'active',
  updated timestamptz not null default now(),
  unique (tenant_id, email)
);

create table subscriptions (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references tenants on delete cascade,
  plan varchar(50) not null,
  status varchar(20) not null default 'active',
  current_period_start timestamptz not null,
  current_period_end timestamptz not null,
  created timestamptz not null default now(),
  updated timestamptz not null default now()
);

create table connection_pool_config (
  id uuid primary key default gen_random_uuid(),
  tier varchar(20) not null check (tier in ('oltp', 'content', 'queue', 'olap')),
  pool_name varchar(50) not null,
  min_connections integer not null default 2,
  max_connections integer not null default 20,
  connection_timeout_seconds integer not null default 30,
  idle_timeout_seconds integer not null default 300,
  max_lifetime_seconds integer not null default 3600,
  acquire_timeout_seconds integer not null default 60,
  leak_detection_threshold_seconds integer not null default 0,
  validation_query text not null default 'SELECT 1',
  is_active boolean not null default true,
  created timestamptz not null default now(),
  updated timestamptz not null default now(),
  unique (tier, pool_name)
);

-- As documented, there is no index besides the primary key.
create table connection_pool_metrics (
  id bigint generated always as identity primary key,
  pool_config_id uuid references connection_pool_config on delete cascade,
  collected_at timestamptz not null default now(),
  active_connections integer,
  idle_connections integer,
  pending_acquires integer,
  total_connections_created bigint,
  total_connections_destroyed bigint,
  connection_wait_time_avg_ms integer,
  connection_usage_rate numeric(5, 2),
  connection_errors_count integer default 0,
  pool_exhaustion_events integer default 0
);

create table security_events (
  id uuid primary key default gen_random_uuid(),
  event_type varchar(50) not null,
  severity varchar(20) not null check (severity in ('low', 'medium', 'high', 'critical')),
  user_id uuid,
  tenant_id uuid references tenants on delete cascade,
  ip_address inet,
  user_agent text,
  resource_type varchar(50),
  resource_id varchar(255),
  action_attempted varchar(100),
  success boolean not null default false,
  failure_reason text,
  metadata jsonb,
  created timestamptz not null default now()
);
create index on security_events (tenant_id, created);
create index on security_events (event_type, severity, created);
create index on security_events (ip_address, created);

create table performance_alerts (
  id uuid primary key default gen_random_uuid(),
  alert_name varchar(100) not null unique,
  tier varchar(20) not null check (tier in ('oltp', 'content', 'queue', 'olap')),
  metric_name varchar(100) not null,
  comparison_operator varchar(10) not null check (comparison_operator in ('>', '<', '>=', '<=', '=')),
  threshold_value numeric not null,
  evaluation_period interval not null default '5 minutes',
  severity varchar(20) not null check (severity in ('low', 'medium', 'high', 'critical')),
  is_active boolean not null default true,
  notification_channels text[],
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table schema_migrations (
  id bigint generated always as identity primary key,
  version varchar(50) not null unique check (version ~ '^\d{8}_\d{6}$'),
  description text not null,
  applied_at timestamptz not null default now(),
  applied_by varchar(100) not null,
  rollback_script text,
  checksum varchar(64),
  status varchar(20) not null default 'applied' check (status in ('applied', 'rolled_back', 'failed'))
);

alter table companies enable row level security;
alter table campaigns enable row level security;
alter table leads enable row level security;
create policy own_tenant on companies using (tenant_id = current_setting('app.current_tenant_id', true)::uuid);
create policy own_tenant on campaigns using (tenant_id = current_setting('app.current_tenant_id', true)::uuid);
create policy own_tenant on leads using (tenant_id = current_setting('app.current_tenant_id', true)::uuid);

create table schema_version (
  id integer primary key default 1 check (id = 1),
  current_version varchar(50),
  applied_at timestamptz,
  applied_by varchar(100)
);
