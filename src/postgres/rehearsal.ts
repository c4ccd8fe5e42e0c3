import pg from 'pg';
import { Unasked } from '../tiers/unasked.ts';
import { cancel } from './cancel.ts';
import type { Connection } from './connection.ts';
import { said } from './operator.ts';

/** Runs a statement in a transaction that is always rolled back; rows are counted by the server, locks as it lists them. */
export async function rehearsed(
  connection: Connection,
  { sql, values }: { sql: string; values: readonly (string | null)[] },
): Promise<{ rows: number; locks: string[] }> {
  const { client } = connection;
  // Past the server's own limit the connection is ended, and the server rolls back by itself.
  const late = setTimeout(() => {
    cancel(connection.backend);
    connection.destroy();
  }, 4000);
  try {
    await client.query(
      'begin; set local lock_timeout = 500; set local statement_timeout = 2000; set local search_path = pg_catalog, public',
    );
    await extended(client, sql, values);
    const [counted] = await extended(client, changedRows, []);
    const locks = await extended(client, locksTaken, []);
    return { rows: Number(counted?.[0] ?? 0), locks: locks.flatMap(([lock]) => lock ?? []) };
  } catch (error) {
    throw new Unasked(`It could not be rehearsed: ${said(error)}. Nothing was changed.`);
  } finally {
    clearTimeout(late);
    await client.query('rollback').catch(() => undefined);
  }
}

const changedRows = 'select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) from pg_stat_xact_user_tables';

// Reading takes AccessShareLock on everything it touches, and locks nobody out.
const locksTaken = `select distinct l.mode || ' on ' || l.relation::regclass::text
  from pg_locks l join pg_class c on c.oid = l.relation
  where l.pid = pg_backend_pid() and l.granted and l.mode <> 'AccessShareLock' and c.relkind in ('r', 'p', 'm')
  order by 1`;

function extended(client: pg.Client, text: string, values: readonly (string | null)[]): Promise<(string | null)[][]> {
  const config = { text, values: [...values], rowMode: 'array', queryMode: 'extended' };
  const query = new pg.Query<(string | null)[]>(config);
  const rows: (string | null)[][] = [];
  return new Promise((resolve, reject) => {
    query.on('row', (row) => rows.push(row));
    query.on('error', reject);
    query.on('end', () => resolve(rows));
    client.query(query);
  });
}
