import type { Client } from 'pg';

/** Does it in one transaction that only one process at a time is in. */
export async function locked(client: Client, work: () => Promise<void>): Promise<void> {
  await client.query('begin');
  try {
    await client.query(`select pg_advisory_xact_lock(hashtext('rookery migrations'))`);
    await work();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}
