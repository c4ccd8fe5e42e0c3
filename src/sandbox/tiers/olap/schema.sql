-- The OLAP tier: aggregates that the jobs write, and the audit of admins. Ids are text here.

create table billing_analytics (
  id bigint generated always as identity primary key,
  tenant_id text not null,
  subscription_id text,
  emails_sent integer not null default 0,
  mailboxes_used integer not null default 0,
  domains_used integer not null default 0,
  campaigns_used integer not null default 0,
  leads_used integer not null default 0,
  warmups_active integer not null default 0,
  period_start timestamptz not null,
  period_end timestamptz not null,
  updated timestamptz not null default now()
);

create table campaign_analytics (
  id bigint generated always as identity primary key,
  campaign_id text not null,
  company_id text,
  sent integer not null default 0,
  delivered integer not null default 0,
  opened_tracked integer not null default 0,
  clicked_tracked integer not null default 0,
  replied integer not null default 0,
  bounced integer not null default 0,
  unsubscribed integer not null default 0,
  spam_complaints integer not null default 0,
  status text,
  billing_id bigint references billing_analytics,
  updated timestamptz not null default now()
);

create table mailbox_analytics (
  id bigint generated always as identity primary key,
  mailbox_id text not null,
  company_id text,
  sent integer not null default 0,
  delivered integer not null default 0,
  bounced integer not null default 0,
  health_score integer,
  billing_id bigint references billing_analytics,
  updated timestamptz not null default now()
);

create table lead_analytics (
  id bigint generated always as identity primary key,
  lead_id text not null,
  sent integer not null default 0,
  opened_tracked integer not null default 0,
  replied integer not null default 0,
  status text,
  billing_id bigint references billing_analytics,
  updated timestamptz not null default now()
);

create table warmup_analytics (
  id bigint generated always as identity primary key,
  warmup_id text not null,
  company_id text,
  sent integer not null default 0,
  spam_complaints integer not null default 0,
  progress integer,
  billing_id bigint references billing_analytics,
  updated timestamptz not null default now()
);

create table sequence_step_analytics (
  id bigint generated always as identity primary key,
  sequence_step_id text not null,
  company_id text,
  sent integer not null default 0,
  opened_tracked integer not null default 0,
  replied integer not null default 0,
  billing_id bigint references billing_analytics,
  updated timestamptz not null default now()
);

create table admin_audit_log (
  id bigint generated always as identity primary key,
  creation_time timestamptz not null default now(),
  admin_user_id text not null,
  action text not null,
  resource_type text not null,
  resource_id text not null,
  tenant_id text not null,
  old_values jsonb,
  new_values jsonb,
  ip_address text,
  user_agent text,
  timestamp bigint,
  notes text,
  metadata jsonb,
  query_duration_ms integer,
  affected_rows integer,
  query_complexity_score integer,
  analytics_event_id text,
  performance_category text check (performance_category in ('fast', 'normal', 'slow', 'critical')),
  compliance_flags text[],
  data_classification text check (data_classification in ('public', 'internal', 'confidential', 'restricted')),
  retention_category text
);

create materialized view campaign_performance_mv as
select campaign_id, company_id, sum(sent) as sent, sum(delivered) as delivered, sum(opened_tracked) as opened, sum(replied) as replied,
       round(100.0 * sum(opened_tracked) / nullif(sum(delivered), 0), 2) as open_rate_pct, max(updated) as updated
from campaign_analytics group by campaign_id, company_id;
create unique index on campaign_performance_mv (campaign_id);

create table admin_system_events (
  id bigint generated always as identity primary key,
  creation_time timestamptz not null default now(),
  event_type text not null,
  severity text not null,
  message text not null,
  details jsonb,
  admin_user_id text,
  tenant_id text,
  resolved timestamptz,
  resolution text
);
