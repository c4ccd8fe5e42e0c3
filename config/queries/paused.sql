-- Which queues are switched off, for how long, and how many of their jobs are under way.
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
       case when not q.is_active then count(j.status) filter (where j.status = 'queued') end as queued,
       case when not q.is_active then count(j.status) filter (where j.status = 'migrated_to_redis') end as in_redis,
       case when not q.is_active then count(j.status) filter (where j.status = 'processing') end as processing
from job_queues q
-- Of those that are on, `queue` counts the jobs.
left join jobs j on not q.is_active and j.queue_name = q.name and j.status in ('queued', 'migrated_to_redis', 'processing')
where $1::text is null or q.name::text = $1::text
group by q.name, q.is_active, 3
order by q.is_active, q.name
-- One more than is read, so that a list which is not whole says so.
limit 501
