-- What makes the tier big, over the tables of all four demo tiers; how much of each stands in the settings `big.…`.
-- Nothing is random: the same rows at every making, times count back from now.

-- Neither foreign keys nor triggers are asked about rows that are right by construction.
set session_replication_role = replica;

-- Thirty hours at a hundred thousand an hour; one in a hundred failed, the newest wait or are under way.
insert into jobs (id, queue_name, job_type, status, priority, payload, attempt_count, run, started, completed, failed,
  last_error_message, tenant_id, created, updated)
select lpad(to_hex(n), 32, '0')::uuid, q.names[1 + n % 6], q.names[1 + n % 6] || '-batch', s.status,
       (array[10, 40, 100, 100, 180, 240])[1 + n % 6], jsonb_build_object('batch', n), 1, at, began,
       case when s.status = 'completed' then began + took end, case when s.status = 'failed' then began + took end,
       case when s.status = 'failed' then 'the mail server did not answer' end, md5('tenant' || (1 + n % 12))::uuid,
       at, coalesce(began + took, at)
from (select array_agg(name order by name) as names from job_queues) q
cross join generate_series(1, current_setting('big.jobs')::int) as n
cross join lateral (
  select case when n <= current_setting('big.jobs')::int / 600 then 'queued'
              when n <= current_setting('big.jobs')::int / 500 then 'processing'
              when n % 100 = 0 then 'failed' else 'completed' end as status) s
cross join lateral (
  select now() - n * interval '108000 seconds' / current_setting('big.jobs')::int as at,
         (2 + n % 13) * interval '1 second' as took) t
cross join lateral (select case when s.status <> 'queued' then at + took / 4 end as began) b;

insert into dead_letter_jobs (original_job_id, queue_name, job_type, final_attempt, failure_reason, payload, failure_timestamp, created)
select id, queue_name, job_type, 3, last_error_message || ' ' || n % 20, payload, failed, failed
from (select *, row_number() over () as n from jobs where status = 'failed' limit 2000) f;

-- Ninety days of a sample every thirty seconds, or as many of them as were asked for.
insert into connection_pool_metrics (pool_config_id, collected_at, active_connections, idle_connections, pending_acquires,
  total_connections_created, total_connections_destroyed, connection_wait_time_avg_ms, connection_usage_rate)
select c.id, now() - n * interval '30 seconds', busy, c.min_connections, 0, 4000 + n, 3990 + n, 1 + n % 4,
       round(100.0 * busy / c.max_connections, 2)
from generate_series(current_setting('big.samples')::int / 8, 1, -1) as n cross join connection_pool_config c
cross join lateral (select greatest(1, round(c.max_connections * (0.2 + 0.1 * sin(n / 46.0)))::int) as busy) b;

-- Bodies of 19 kB that hardly compress, so that each lies outside its row.
insert into email_content (storage_key, tenant_id, content_text, headers, raw_size_bytes, compressed_size_bytes, content_hash,
  compression_algorithm, created, expires, last_accessed)
select 'big/' || md5('big' || n), md5('tenant' || (1 + n % 12))::uuid, body, '{"x-mailer": "example"}', octet_length(body),
       octet_length(body) * 2 / 5, md5(body), 'lz4', at, at + interval '2555 days', at + interval '1 hour'
from generate_series(1, current_setting('big.bodies')::int) as n
cross join lateral (select string_agg(md5(n || '/' || part), '') as body from generate_series(1, 608) as part) b
cross join lateral (select now() - n * interval '30 days' / current_setting('big.bodies')::int as at) a;

insert into email_messages (storage_key, tenant_id, campaign_id, lead_id, direction, message_type, from_email, to_email, subject,
  status, processed, created, updated)
select storage_key, tenant_id, md5('campaign' || (1 + n % 120))::uuid, md5('lead' || n)::uuid, 'outbound', 'email',
       'sender@example.com', 'lead' || n || '@example.com', 'Letter ' || n, 'delivered', created, created, created
from (select *, row_number() over (order by created desc) as n from email_content where storage_key like 'big/%') c;

set session_replication_role = origin;

-- Each has a sequence, two indexes and a place for large values; each belongs to a tenant and to another table.
do $$ begin
  for n in 1 .. current_setting('big.tables')::int loop
    execute format('create table %I (id bigint generated always as identity primary key, tenant_id uuid not null, '
      || 'parent_id bigint references %I, note text, created timestamptz not null default now())',
      'big_' || n, 'big_' || greatest(1, n - 1));
    execute format('create index on %I (tenant_id, created)', 'big_' || n);
    execute format('insert into %I (tenant_id, note) select md5(''tenant'' || k)::uuid, ''note '' || k '
      || 'from generate_series(1, 20) as k', 'big_' || n);
  end loop;
end $$;
