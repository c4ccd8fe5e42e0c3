-- Queue jobs again that were given up, where the columns of time end in _at.
-- requires: dead_letter_jobs.resolved_at, jobs.run_at
with d as materialized (
  select id, original_job_id, queue_name, job_type, payload from dead_letter_jobs
  where id = any ($4::uuid[]) and queue_name = $1::text and not is_resolved for update skip locked),
live as (
  update jobs j set status = 'queued', attempt_count = 0, run_at = now(), started_at = null, completed_at = null, failed_at = null,
         last_error_message = null, error_details = null, updated_at = now()
  from d where j.id = d.original_job_id and j.status in ('failed', 'expired', 'cancelled') returning j.id),
fresh as (
  insert into jobs (queue_name, job_type, payload, status, run_at, correlation_id)
  select d.queue_name, d.job_type, d.payload, 'queued', now(), 'dlq_' || d.id from d
  where not exists (select 1 from jobs j where j.id = d.original_job_id) returning id),
done as (
  update dead_letter_jobs x set is_resolved = true, resolved_at = now(), last_retry_at = now(),
         retry_count = x.retry_count + 1, resolution_notes = concat_ws(' | ', x.resolution_notes, 'queued again by rookery')
  from d where x.id = d.id and (d.original_job_id in (select id from live)
         or not exists (select 1 from jobs j where j.id = d.original_job_id)) returning x.id),
counts as (
  select (select count(*) from d) as picked, (select count(*) from live) as requeued,
         (select count(*) from fresh) as recreated, (select count(*) from done) as closed)
select picked, requeued, recreated, closed from counts where closed > 0
