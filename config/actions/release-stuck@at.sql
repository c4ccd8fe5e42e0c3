-- Give jobs back whose worker is taken for lost, where the columns of time end in _at.
-- requires: jobs.started_at
with s as materialized (
  select j.id from jobs j join job_queues k on k.name = j.queue_name
  where j.id = any ($3::uuid[]) and j.queue_name = $1::text and j.status = 'processing'
    and (extract(epoch from j.started_at) * 1000000)::bigint = any ($4::bigint[])
    and j.started_at < now() - make_interval(secs => k.timeout_seconds)
  order by j.started_at limit 50 for update of j skip locked)
update jobs j
   set status = case when j.attempt_count + 1 >= j.max_attempts then 'failed' else 'queued' end,
       failed_at = case when j.attempt_count + 1 >= j.max_attempts then now() end,
       attempt_count = j.attempt_count + 1, run_at = now() + make_interval(secs => 60 * power(2, j.attempt_count)),
       started_at = null, last_error_message = 'released by rookery: worker lost', updated_at = now()
  from s where j.id = s.id
returning j.id, j.status, j.attempt_count, round(extract(epoch from j.run_at - now())::numeric) as due_in_s
