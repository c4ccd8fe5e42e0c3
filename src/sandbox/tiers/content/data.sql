-- Thirty days of messages, one every 24 minutes; the same rows at every start, times count back from now.

insert into email_content (storage_key, tenant_id, content_text, headers, raw_size_bytes, compressed_size_bytes, content_hash,
  compression_algorithm, created, expires, last_accessed)
select 'mail/' || md5('mail' || n), md5('tenant' || (1 + n % 12))::uuid, body, '{"x-mailer": "example"}', octet_length(body),
       octet_length(body) * 2 / 5, md5(body), 'lz4', at, at + interval '2555 days', at + interval '1 hour'
from generate_series(1, 1800) as n
cross join lateral (select now() - n * interval '24 minutes' as at,
  repeat('Hello from lead ' || n || '. This is a letter that nobody wrote. ', 8 + n % 20) as body) b;

insert into email_messages (storage_key, tenant_id, campaign_id, lead_id, direction, message_type, from_email, to_email, subject,
  status, processed, created, updated)
select storage_key, tenant_id, md5('campaign' || (1 + n % 120))::uuid, md5('lead' || n)::uuid,
       case when n % 5 = 0 then 'inbound' else 'outbound' end, case when n % 41 = 0 then 'bounce' else 'email' end,
       'sender@example.com', 'lead' || n || '@example.com', 'Letter ' || n,
       (array['delivered', 'opened', 'delivered', 'sent', 'replied'])[1 + n % 5], created, created, created
from (select *, row_number() over (order by created desc) as n from email_content) c;

insert into content_objects (storage_key, tenant_id, content_text, raw_size_bytes, compressed_size_bytes, content_hash, compression_algorithm, created)
select storage_key, tenant_id, content_text, raw_size_bytes, compressed_size_bytes, content_hash, compression_algorithm, created
from email_content order by created desc limit 300;

insert into attachments (id, parent_storage_key, filename, mime_type, size_bytes, compressed_size_bytes, content, content_hash,
  is_scanned, virus_scan_result, created)
select md5('attachment' || storage_key)::uuid, storage_key, 'letter-' || n || '.pdf', 'application/pdf', octet_length(file),
       octet_length(file) / 2, file, md5(file), true, 'clean', created
from (select storage_key, created, row_number() over (order by created desc) as n,
      convert_to(repeat(md5(storage_key), 60), 'UTF8') as file from content_objects) c
where n % 3 = 0;

insert into system_notifications (id, category, title, message, severity, source_type, is_resolved, resolved, resolved_by,
  first_occurrence, last_occurrence, created, updated)
select md5('notification' || n)::uuid, (array['storage', 'retention', 'delivery', 'security'])[1 + n % 4], 'Notice ' || n,
       (array['Archive run finished', 'Expired content is waiting', 'Bounces above the usual', 'New sign-in place'])[1 + n % 4],
       (array['info', 'info', 'warning', 'error'])[1 + n % 4], 'content', n > 3, case when n > 3 then at + interval '2 hours' end,
       case when n > 3 then 'gus' end, at, at, at, at
from generate_series(1, 40) as n cross join lateral (select now() - n * interval '13 hours' as at) a;

insert into content_access_audit (storage_key, tenant_id, action, permission_granted, ip_address, created)
select 'key-' || n, md5('tenant' || (1 + n % 12))::uuid, 'read', n % 40 <> 0, ('192.0.2.' || (1 + n % 200))::inet,
       now() - n * interval '7 minutes'
from generate_series(1, 200) as n;
