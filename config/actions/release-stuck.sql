-- Give jobs back whose worker is taken for lost; one that still runs somewhere then runs twice.
-- tiers: queue
-- args: queue text, most int?, id uuids?, started_us identities?
-- example: email-sending 10
-- approval: two-person
-- effect: Jobs of {queue} that run for longer than their queue allows are given back, {count} of them; one that still runs somewhere then runs twice.
-- requires: jobs.started
-- guard: stuck-jobs {queue} {most}: args.id == null || row.id in args.id # no job there runs for longer than its queue allows
-- guard: workers: size(rows) > 0 # no worker has reported since yesterday, so nobody can tell which of them is lost
-- guard: workers: rows.exists(r, r.heartbeat_age_s == null || r.heartbeat_age_s > 120.0) # every worker reports, so these jobs may still be running
-- seen: id, started_us, attempt_count
-- verify: stuck-jobs {queue} {most}: !rows.exists(r, r.id in args.id && r.started_us in args.started_us) # none of these jobs is stuck any more
-- rehearse: yes
with s as materialized (
  select j.id from jobs j join job_queues k on k.name = j.queue_name
  where j.id = any ($3::uuid[]) and j.queue_name = $1::text and j.status = 'processing'
    and (extract(epoch from j.started) * 1000000)::bigint = any ($4::bigint[])
    and j.started < now() - make_interval(secs => k.timeout_seconds)
  order by j.started limit 50 for update of j skip locked)
update jobs j
   set status = case when j.attempt_count + 1 >= j.max_attempts then 'failed' else 'queued' end,
       failed = case when j.attempt_count + 1 >= j.max_attempts then now() end,
       attempt_count = j.attempt_count + 1, run = now() + make_interval(secs => 60 * power(2, j.attempt_count)),
       started = null, last_error_message = 'released by rookery: worker lost', updated = now()
  from s where j.id = s.id
returning j.id, j.status, j.attempt_count, round(extract(epoch from j.run - now())::numeric) as due_in_s
