-- The content tier: bodies, messages, attachments, notifications. Ids of other tiers carry no foreign key.

create table email_content (
  storage_key varchar(500) primary key,
  tenant_id uuid not null,
  content_text text,
  content_html text,
  headers jsonb,
  raw_size_bytes integer,
  compressed_size_bytes integer,
  content_hash varchar(64),
  compression_algorithm varchar(20),
  created timestamptz not null default now(),
  expires timestamptz,
  archived timestamptz,
  retention_days integer not null default 2555,
  is_archived boolean not null default false,
  last_accessed timestamptz
);
create index on email_content (tenant_id, created desc);

create table email_messages (
  storage_key varchar(500) primary key references email_content on delete cascade,
  tenant_id uuid not null,
  email_account_id uuid,
  campaign_id uuid,
  lead_id uuid,
  parent_message_id varchar(500) references email_messages,
  direction varchar(20) not null check (direction in ('inbound', 'outbound')),
  message_type varchar(20) not null default 'email' check (message_type in ('email', 'bounce', 'auto_reply')),
  from_email varchar(254),
  to_email varchar(254),
  subject varchar(500),
  status varchar(20) not null default 'queued'
    check (status in ('queued', 'sent', 'delivered', 'bounced', 'failed', 'opened', 'replied')),
  processed timestamptz,
  created timestamptz not null default now(),
  updated timestamptz not null default now()
);
create index on email_messages (tenant_id, created desc);

create table content_objects (
  storage_key varchar(500) primary key,
  tenant_id uuid not null,
  content_text text,
  content_html text,
  raw_size_bytes integer,
  compressed_size_bytes integer,
  content_hash varchar(64),
  compression_algorithm varchar(20),
  created timestamptz not null default now(),
  expires timestamptz,
  archived timestamptz,
  retention_days integer not null default 2555,
  is_archived boolean not null default false,
  last_accessed timestamptz
);

create table attachments (
  id uuid primary key default gen_random_uuid(),
  parent_storage_key varchar(500) references content_objects on delete cascade,
  filename varchar(255) not null,
  mime_type varchar(100) not null,
  size_bytes integer not null,
  compressed_size_bytes integer,
  content bytea not null,
  content_hash varchar(64),
  is_scanned boolean not null default false,
  virus_scan_result varchar(50),
  created timestamptz not null default now(),
  archived timestamptz,
  expires timestamptz
);
create index on attachments (parent_storage_key);

create table system_notifications (
  id uuid primary key default gen_random_uuid(),
  category varchar(100) not null,
  title text not null,
  message text not null,
  severity varchar(20) not null check (severity in ('info', 'warning', 'error', 'critical')),
  source_type varchar(50),
  source_id varchar(255),
  tenant_id uuid,
  user_id uuid,
  is_resolved boolean not null default false,
  resolved timestamptz,
  resolved_by varchar(100),
  resolution_notes text,
  auto_resolve_after interval,
  alert_count integer not null default 1,
  first_occurrence timestamptz not null default now(),
  last_occurrence timestamptz not null default now(),
  metadata jsonb,
  created timestamptz not null default now(),
  updated timestamptz not null default now()
);

create table content_retention_stats (
  tenant_id uuid,
  date date not null,
  total_content_objects integer,
  total_attachments integer,
  total_size_bytes bigint,
  compressed_size_bytes bigint,
  deduplication_savings_bytes bigint,
  archived_objects integer,
  expired_objects integer,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (tenant_id, date)
);

create table content_access_audit (
  id bigint generated always as identity primary key,
  storage_key varchar(500) not null,
  tenant_id uuid not null,
  action varchar(20) not null check (action in ('read', 'download', 'upload', 'delete', 'modify')),
  permission_granted boolean not null,
  ip_address inet,
  rate_limit_exceeded boolean not null default false,
  compliance_flags text[],
  created timestamptz not null default now()
);

create table content_security_alerts (
  id bigint generated always as identity primary key,
  alert_type varchar(50) not null,
  severity varchar(20) not null check (severity in ('low', 'medium', 'high', 'critical')),
  tenant_id uuid not null,
  resolved boolean not null default false,
  escalation_required boolean not null default false,
  created timestamptz not null default now()
);
