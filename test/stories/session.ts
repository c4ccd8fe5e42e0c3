import { Client } from 'pg';
import { onTestFinished } from 'vitest';

/** A session of the application under that name; it ends with its test, or with the file when `ends` is `afterAll`. */
export async function session(url: string, application: string, ends = onTestFinished) {
  const client = new Client({ connectionString: url, application_name: application });
  client.on('error', () => undefined);
  await client.connect();
  ends(() => client.end().catch(() => undefined));
  const { rows } = await client.query('select pg_backend_pid() as pid');
  const says = (sql: string): Promise<string> =>
    client.query(sql).then(
      () => 'done',
      (error: Error) => error.message,
    );
  return { pid: String(rows[0].pid), says };
}
