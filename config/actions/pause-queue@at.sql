-- Switch one queue, where the columns of time end in _at.
-- requires: job_queues.is_active, job_queues.updated_at
update job_queues set is_active = false, updated_at = now() where name = $1::text and is_active returning name, is_active
