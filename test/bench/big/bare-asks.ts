import { Client } from 'pg';

export type BareAsks = {
  /** The backend that answers. */
  pid: number;
  /** The statement and nothing else, in ms. */
  ask(sql: string, values: readonly (string | null)[]): Promise<number>;
  /** Has the server count at once what this connection has read. */
  counted(): Promise<void>;
  close(): Promise<void>;
};

/** A warm `pg` client as its own guide makes one, with the same login. */
export async function bareAsks(connectionString: string): Promise<BareAsks> {
  const client = new Client({ connectionString, statement_timeout: 30_000 });
  // A server that ends first says so here, too.
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return {
    pid: rows[0]?.pid ?? 0,
    async ask(sql, values) {
      const began = performance.now();
      await client.query(sql, [...values]);
      return performance.now() - began;
    },
    counted: async () => void (await client.query('select pg_stat_force_next_flush()')),
    close: () => client.end(),
  };
}
