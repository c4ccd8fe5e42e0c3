import type { PoolClient } from 'pg';
import { pause } from './pause.ts';
import type { WatchedPool } from './watched-pool.ts';

export type Pace = {
  /** Milliseconds that a visitor keeps its connection, and rests between two visits, on average. */
  hold: number;
  rest: number;
};

/** Visitors of a pool: each takes a connection, does its errand, keeps the connection for a while and gives it back. */
export async function visit(pool: WatchedPool, pace: Pace, stopping: AbortSignal): Promise<void> {
  const visitors = Math.max(1, Math.round(pool.settings.max / 3));
  await Promise.all(Array.from({ length: visitors }, () => visitor(pool, pace, stopping)));
}

async function visitor(pool: WatchedPool, { hold, rest }: Pace, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    await pause(about(rest), stopping);
    if (stopping.aborted) return;
    // A visit that fails is in the pool's error count; the visitor comes again.
    await pool.use((client) => errand(pool, client, () => pause(about(hold), stopping))).catch(() => undefined);
  }
}

async function errand(pool: WatchedPool, client: PoolClient, work: () => Promise<void>): Promise<void> {
  if (pool.settings.name === 'worker_pool') return workOffOneJob(client, work);
  const statement = errands[pool.settings.name] ?? 'select 1';
  await client.query(statement);
  await work();
}

async function workOffOneJob(client: PoolClient, work: () => Promise<void>): Promise<void> {
  const taken = await client.query(takeJob);
  await work();
  if (taken.rows.length > 0) await client.query(finishJob, [taken.rows[0]?.id]);
}

function about(milliseconds: number): number {
  return milliseconds * (0.5 + Math.random());
}

const takeJob = `
  update jobs set status = 'processing', started = now(), attempt_count = attempt_count + 1, updated = now()
  where id = (select j.id from jobs j join job_queues q on q.name = j.queue_name
    where j.status = 'queued' and j.run <= now() and q.is_active order by j.priority, j.run limit 1 for update of j skip locked)
  returning id`;
const finishJob = `update jobs set status = 'completed', completed = now(), updated = now() where id = $1`;

const errands: Record<string, string | undefined> = {
  primary_pool: `
    update leads set updated = now() where id = (select id from leads order by md5(id::text || clock_timestamp()) limit 1)`,
  read_replica_pool: `
    select c.name, count(l.id) from campaigns c left join leads l on l.campaign_id = c.id where c.status = 'sending' group by c.name`,
  content_pool: `
    with body as (select 'mail/' || md5(clock_timestamp()::text || pg_backend_pid()) as key, repeat('A letter that nobody wrote. ', 30) as text),
    kept as (insert into email_content (storage_key, tenant_id, content_text, raw_size_bytes, compressed_size_bytes, compression_algorithm)
      select key, md5('tenant1')::uuid, text, length(text), length(text) * 2 / 5, 'lz4' from body returning storage_key, tenant_id)
    insert into email_messages (storage_key, tenant_id, direction, from_email, to_email, subject, status)
    select storage_key, tenant_id, 'outbound', 'sender@example.com', 'lead1@example.com', 'A new letter', 'sent' from kept`,
  archival_pool: `
    update email_content set last_accessed = now() where storage_key = (select min(storage_key) from email_content)`,
  queue_pool: `
    insert into jobs (queue_name, job_type, priority, payload)
    select name, name || '-batch', default_priority, '{"batch": 1}' from job_queues
    where (select count(*) from jobs where status = 'queued') < 30 order by random() limit 1`,
  analytics_pool: `
    update campaign_analytics set opened_tracked = opened_tracked + 1, updated = now()
    where id = (select 1 + floor(random() * 120)::int)`,
  reporting_pool: `
    select date_trunc('month', period_start) as month, sum(emails_sent) from billing_analytics group by 1 order by 1 desc`,
};
