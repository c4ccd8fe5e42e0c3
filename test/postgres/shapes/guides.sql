-- Rows for the tables of the schema guides, which src/sandbox/tiers makes.
insert into connection_pool_config (tier, pool_name, min_connections, max_connections)
values ('oltp', 'primary_pool', 5, 50), ('oltp', 'read_replica_pool', 3, 30), ('queue', 'worker_pool', 2, 20);
insert into connection_pool_metrics
  (pool_config_id, collected_at, active_connections, idle_connections, connection_usage_rate, pending_acquires)
select id, now() - n * interval '30 seconds', case pool_name when 'primary_pool' then 48 else 10 end, 2,
       case pool_name when 'primary_pool' then 96 else 33.33 end, case pool_name when 'primary_pool' then 12 else 0 end
from connection_pool_config, generate_series(0, 5) n where pool_name <> 'worker_pool';

insert into email_content (storage_key, tenant_id, content_text, raw_size_bytes, created)
select 'key-' || n, gen_random_uuid(), repeat('x', 1000), 1000, now() - (n % 3) * interval '1 day'
from generate_series(1, 30) n;

insert into job_queues (name) values ('email-sending');
insert into jobs (queue_name, job_type, status, priority, payload, run, started, completed, created)
select 'email-sending', 'send', 'completed', case when n % 2 = 0 then 40 else 100 end, '{}'::jsonb,
       now() - interval '20 minutes', now() - interval '20 minutes' + interval '10 seconds',
       now() - interval '20 minutes' + interval '15 seconds', now() - interval '20 minutes'
from generate_series(1, 40) n
union all
select 'email-sending', 'send', 'queued', 160, '{}'::jsonb, now() - interval '10 minutes', null, null,
       now() - interval '10 minutes' from generate_series(41, 160) n;

insert into billing_analytics (tenant_id, period_start, period_end, updated) values ('t', now(), now(), now() - interval '2 hours');
insert into campaign_analytics (campaign_id, updated) values ('c', now() - interval '30 hours');
insert into mailbox_analytics (mailbox_id, updated) values ('m', now() - interval '2 hours');
insert into lead_analytics (lead_id, updated) values ('l', now() - interval '2 hours');
insert into warmup_analytics (warmup_id, updated) values ('w', now() - interval '2 hours');
insert into sequence_step_analytics (sequence_step_id, updated) values ('s', now() - interval '2 hours');

insert into dead_letter_jobs (original_job_id, queue_name, job_type, final_attempt, failure_reason, payload, failure_timestamp)
select gen_random_uuid(), 'email-sending', 'send', 3, case when n <= 11 then 'mailbox is full' else 'refused' end, '{}',
       now() - n * interval '1 minute' from generate_series(1, 12) n;
insert into worker_performance (worker_id, date, jobs_processed, jobs_failed, uptime_minutes, last_heartbeat)
values ('worker-1', current_date, 100, 1, 60, now() - interval '10 seconds'),
       ('worker-2', current_date, 100, 1, 60, now() - interval '20 minutes');
insert into scheduled_jobs (name, queue_name, job_type, cron_expression, is_active, last_run, next_run)
values ('lifecycle', 'email-sending', 'sweep', '0 2 * * *', true, now() - interval '26 hours', now() - interval '2 hours'),
       ('report', 'email-sending', 'report', '0 9 * * 1', false, null, now() - interval '2 days');
