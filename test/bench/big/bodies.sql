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
