-- How fresh the six analytics tables are, stalest first.
-- topic: Content and analytics
-- tiers: olap
-- public: yes
-- requires: billing_analytics, campaign_analytics, mailbox_analytics
-- requires: lead_analytics, warmup_analytics, sequence_step_analytics
-- critical: row.newest == null
-- critical: row.age_h > 48.0
-- warning: row.age_h > 24.0
-- units: age_h h
-- next: size, health
-- why: A day is what OLAP may lose, and the alert line of stale figures.
with d as (
  -- A column that the table lacks is found here instead, as null: the schema has carried both names.
  select null::timestamptz as updated, null::timestamptz as updated_at)
select source, newest, round(extract(epoch from now() - newest)::numeric / 3600, 1) as age_h, rows_24h
from (
  select 'billing_analytics' as source, max(at) as newest,
         count(*) filter (where at >= now() - interval '24 hours') as rows_24h
  from d cross join lateral (select coalesce(updated, updated_at) as at from billing_analytics) t
  union all
  select 'campaign_analytics' as source, max(at) as newest,
         count(*) filter (where at >= now() - interval '24 hours') as rows_24h
  from d cross join lateral (select coalesce(updated, updated_at) as at from campaign_analytics) t
  union all
  select 'mailbox_analytics' as source, max(at) as newest,
         count(*) filter (where at >= now() - interval '24 hours') as rows_24h
  from d cross join lateral (select coalesce(updated, updated_at) as at from mailbox_analytics) t
  union all
  select 'lead_analytics' as source, max(at) as newest,
         count(*) filter (where at >= now() - interval '24 hours') as rows_24h
  from d cross join lateral (select coalesce(updated, updated_at) as at from lead_analytics) t
  union all
  select 'warmup_analytics' as source, max(at) as newest,
         count(*) filter (where at >= now() - interval '24 hours') as rows_24h
  from d cross join lateral (select coalesce(updated, updated_at) as at from warmup_analytics) t
  union all
  select 'sequence_step_analytics' as source, max(at) as newest,
         count(*) filter (where at >= now() - interval '24 hours') as rows_24h
  from d cross join lateral (select coalesce(updated, updated_at) as at from sequence_step_analytics) t
) sources
order by age_h desc nulls first, source
