-- Which queues are switched off, and how many jobs are under way there.
-- topic: Queue
-- tiers: queue
-- args: queue text?
-- known: queue paused queue
-- public: yes
-- requires: job_queues.is_active, jobs
-- warning: !row.is_active
-- units: off_s s
-- empty: ok
-- next: queue, backlog
select q.name::text as queue, q.is_active,
       case when q.is_active then 0 else round(extract(epoch from now()
         - coalesce(to_jsonb(q) ->> 'updated', to_jsonb(q) ->> 'updated_at')::timestamptz)) end as off_s,
       count(j.status) filter (where j.status = 'queued') as queued,
       count(j.status) filter (where j.status = 'migrated_to_redis') as in_redis,
       count(j.status) filter (where j.status = 'processing') as processing
from job_queues q
left join jobs j on j.queue_name = q.name and j.status in ('queued', 'migrated_to_redis', 'processing')
where $1::text is null or q.name::text = $1::text
group by q.name, q.is_active, 3
order by q.is_active, q.name
-- One more than is read, so that a list which is not whole says so.
limit 501
