import { Client, type Pool } from 'pg';

/** Queues this many jobs at once, all due now. */
export async function flood(queue: Pool, jobs: number): Promise<void> {
  await queue.query(
    `insert into jobs (queue_name, job_type, priority, payload, correlation_id)
     select (array['email-sending', 'email-sending', 'notification-delivery', 'analytics-processing'])[1 + n % 4], 'flood',
            (array[40, 100, 100, 180])[1 + n % 4], jsonb_build_object('batch', n), 'flood'
     from generate_series(1, $1) as n`,
    [jobs],
  );
}

/** Works off at one stroke what is left of the floods. */
export async function drain(queue: Pool): Promise<void> {
  await queue.query(
    `update jobs set status = 'completed', started = coalesce(started, now() - interval '2 seconds'), completed = now(), updated = now()
     where correlation_id = 'flood' and status in ('queued', 'processing')`,
  );
}

/** Adds about so many megabytes of letters that don't compress. */
export async function grow(content: Pool, megabytes: number): Promise<void> {
  await content.query(
    `insert into email_content (storage_key, tenant_id, content_text, raw_size_bytes, compressed_size_bytes, compression_algorithm)
     select 'bulk/' || gen_random_uuid(), md5('tenant2')::uuid, text, 1792, 1792, 'none'
     from generate_series(1, $1) as n
     cross join lateral (select string_agg(md5(random()::text || n || part), '') as text from generate_series(1, 56) as part) b`,
    [Math.ceil(megabytes * 512)],
  );
}

/** Starts one statement that takes this long, in a session of its own. The answer ends it early. */
export async function slowStatement(url: string, seconds: number): Promise<() => Promise<void>> {
  const client = new Client({ connectionString: url, application_name: 'monthly report' });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query('select pg_backend_pid() as pid');
  const done = client
    .query('select c.name, c.status, pg_sleep($1::float8 / 120) from campaigns c limit 120', [seconds])
    .catch(() => undefined)
    .then(() => client.end().catch(() => undefined));
  return async () => {
    const other = new Client({ connectionString: url });
    await other.connect();
    await other.query('select pg_cancel_backend($1)', [rows[0]?.pid]);
    await other.end();
    await done;
  };
}
