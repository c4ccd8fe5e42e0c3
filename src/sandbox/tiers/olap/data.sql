-- A year of monthly bills and the counts behind them; the same rows at every start, times count back from now.

insert into billing_analytics (tenant_id, subscription_id, emails_sent, mailboxes_used, domains_used, campaigns_used, leads_used,
  warmups_active, period_start, period_end, updated)
select md5('tenant' || t)::uuid::text, md5('subscription' || t), 900 + t * 70 - m * 30, 2 + t % 4, 1 + t % 3, 10, 250, t % 3,
       start, start + interval '1 month', now() - m * interval '30 days' - t * interval '7 minutes'
from generate_series(1, 12) as t cross join generate_series(0, 11) as m
cross join lateral (select date_trunc('month', now()) - m * interval '1 month' as start) s;

insert into campaign_analytics (campaign_id, company_id, sent, delivered, opened_tracked, clicked_tracked, replied, bounced, status, billing_id, updated)
select md5('campaign' || n)::uuid::text, md5('company' || n % 12), 200 + n, 190 + n, 80 + n % 60, 20 + n % 15, 5 + n % 9, n % 10, 'completed',
       1 + n % 144, now() - n * interval '17 minutes' from generate_series(1, 120) as n;

insert into mailbox_analytics (mailbox_id, company_id, sent, delivered, bounced, health_score, billing_id, updated)
select md5('mailbox' || n), md5('company' || n % 12), 400 + n, 390 + n, n % 7, 90 + n % 10, 1 + n % 144, now() - n * interval '23 minutes'
from generate_series(1, 36) as n;

insert into lead_analytics (lead_id, sent, opened_tracked, replied, status, billing_id, updated)
select md5('lead' || n)::uuid::text, 1 + n % 6, n % 4, n % 2, 'active', 1 + n % 144, now() - n * interval '2 minutes' from generate_series(1, 3000) as n;

insert into warmup_analytics (warmup_id, company_id, sent, spam_complaints, progress, billing_id, updated)
select md5('warmup' || n), md5('company' || n % 12), 30 + n, 0, n * 8 % 100, 1 + n % 144, now() - n * interval '41 minutes' from generate_series(1, 12) as n;

insert into sequence_step_analytics (sequence_step_id, company_id, sent, opened_tracked, replied, billing_id, updated)
select md5('step' || n), md5('company' || n % 12), 70 + n % 40, 30 + n % 20, n % 6, 1 + n % 144, now() - n * interval '9 minutes' from generate_series(1, 360) as n;

insert into admin_audit_log (creation_time, admin_user_id, action, resource_type, resource_id, tenant_id, ip_address, query_duration_ms,
  affected_rows, performance_category, data_classification)
select at, (array['ana', 'bo', 'cem'])[1 + n % 3], (array['read', 'update', 'export'])[1 + n % 3], 'campaign',
       md5('campaign' || (1 + n % 120))::uuid::text, md5('tenant' || (1 + n % 12))::uuid::text, '198.51.100.' || (1 + n % 50), 20 + n % 400, n % 30,
       case when n % 400 > 350 then 'slow' else 'fast' end, 'internal'
from generate_series(1, 600) as n cross join lateral (select now() - n * interval '37 minutes' as at) a;

refresh materialized view campaign_performance_mv;

insert into admin_system_events (creation_time, event_type, severity, message, resolved)
select now() - n * interval '5 hours', 'report exported', 'low', 'The weekly report was exported', now() - n * interval '4 hours'
from generate_series(1, 10) as n;
