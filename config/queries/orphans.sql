-- Messages without their body and bodies without their message, counted up to a thousand.
-- topic: Security and change
-- tiers: content
-- args: most int?
-- requires: email_messages.storage_key, email_content.storage_key
-- limit: 30 s
-- critical: row.bad >= row.most
-- warning: row.check == "messages without content" && row.bad > 0.0
-- next: constraints, content-days
select 'messages without content' as check, count(*) as bad,
       array_to_string((array_agg(m.storage_key))[1:3], ', ') as sample, coalesce($1::int, 1000) as most
from (select storage_key from email_messages m
      where not exists (select 1 from email_content c where c.storage_key = m.storage_key)
      limit coalesce($1::int, 1000)) m
union all
select 'content without message', count(*), array_to_string((array_agg(c.storage_key))[1:3], ', '),
       coalesce($1::int, 1000)
from (select storage_key from email_content c
      where not exists (select 1 from email_messages m where m.storage_key = c.storage_key)
      limit coalesce($1::int, 1000)) c
order by 1 desc
