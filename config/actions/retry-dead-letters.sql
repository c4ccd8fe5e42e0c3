-- Queue jobs again that were given up; one that is not made to run twice may do its work twice.
-- tiers: queue
-- args: queue text, most int?, cause text?, id uuids?
-- example: email-sending 10
-- approval: confirm
-- two-person when: size(seen) > 25 # more than twenty-five jobs are queued again at once
-- effect: Jobs of {queue} that were given up are queued again, {count} of them; a job that is not made to run twice may do its work twice.
-- requires: dead_letter_jobs.resolved, jobs.run
-- guard: unresolved-jobs {queue} {most}: row.job_now in ["failed", "expired", "cancelled", "gone"] && (args.id == null || row.id in args.id) # no job that was given up there can be queued again
-- guard: unresolved-jobs {queue} {most}: args.cause == null || args.cause == "cause-fixed" # the only word here is cause-fixed, for when the cause of most of them is mended
-- guard: unresolved-jobs {queue} {most}: args.cause == "cause-fixed" || row.reason_pct <= 80.0 # one reason stands behind them, or behind most, so they fail again until it is mended; then ask with a number and that word: 10 cause-fixed
-- seen: id, job_now
-- verify: unresolved-jobs {queue} {most}: !rows.exists(r, r.id in args.id) # none of these jobs is given up any more
-- rehearse: yes
with d as materialized (
  select id, original_job_id, queue_name, job_type, payload from dead_letter_jobs
  where id = any ($4::uuid[]) and queue_name = $1::text and not is_resolved for update skip locked),
live as (
  update jobs j set status = 'queued', attempt_count = 0, run = now(), started = null, completed = null, failed = null,
         last_error_message = null, error_details = null, updated = now()
  from d where j.id = d.original_job_id and j.status in ('failed', 'expired', 'cancelled') returning j.id),
fresh as (
  insert into jobs (queue_name, job_type, payload, status, run, correlation_id)
  select d.queue_name, d.job_type, d.payload, 'queued', now(), 'dlq_' || d.id from d
  where not exists (select 1 from jobs j where j.id = d.original_job_id) returning id),
done as (
  update dead_letter_jobs x set is_resolved = true, resolved = now(), last_retry = now(),
         retry_count = x.retry_count + 1, resolution_notes = concat_ws(' | ', x.resolution_notes, 'queued again by rookery')
  from d where x.id = d.id and (d.original_job_id in (select id from live)
         or not exists (select 1 from jobs j where j.id = d.original_job_id)) returning x.id),
counts as (
  select (select count(*) from d) as picked, (select count(*) from live) as requeued,
         (select count(*) from fresh) as recreated, (select count(*) from done) as closed)
select picked, requeued, recreated, closed from counts where closed > 0
