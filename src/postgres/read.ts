import pg from 'pg';
import { cancel } from './cancel.ts';
import type { Connection } from './connection.ts';

export type Caps = { limitMs: number; rows: number; bytes: number };
export type Read = {
  fields: readonly { name: string; dataTypeID: number }[];
  rows: readonly (readonly (string | null)[])[];
  truncated: boolean;
  notices: readonly string[];
};

/** The server was told to stop and gave no answer by the deadline. */
export class Overdue extends Error {
  override readonly name = 'Overdue';
}

/** More bytes came than an answer may have. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/**
 * Runs one statement in a read-only transaction of its own, as the extended protocol sends it: exactly one statement.
 * It ends with commit, because a rollback would be counted in the very share that `health` shows.
 * After an error that is not the server's own answer the connection is gone.
 */
export async function read(
  connection: Connection,
  sql: string,
  values: readonly (string | null)[],
  caps: Caps,
  deadline: AbortSignal,
): Promise<Read> {
  const { client, notices } = connection;
  notices.length = 0;
  const stop = stopper(connection, caps.bytes, deadline);
  try {
    const [begun, answer, ended] = await Promise.race([
      Promise.allSettled([
        client.query(begin(caps.limitMs)),
        rowsOf(connection, sql, values, caps.rows),
        client.query('commit'),
      ]),
      stop.stopped,
    ]);
    if (answer.status === 'rejected') throw answer.reason;
    if (begun.status === 'rejected') throw begun.reason;
    if (ended.status === 'rejected' && !answer.value.truncated) throw ended.reason;
    return { ...answer.value, notices: [...notices] };
  } finally {
    stop.release();
  }
}

// Our own constants in one simple message; the statement itself never travels this way.
const begin = (limitMs: number): string =>
  [
    'begin read only',
    `set local statement_timeout = ${limitMs}`,
    'set local lock_timeout = 500',
    "set local idle_in_transaction_session_timeout = '10s'",
    'set local search_path = pg_catalog, public',
    "set local timezone = 'UTC'",
    "set local datestyle = 'ISO'",
    "set local bytea_output = 'hex'",
  ].join('; ');

/** At the first row beyond the cap the server is told to stop, and the connection is ended: more may be on its way. */
function rowsOf(
  connection: Connection,
  text: string,
  values: readonly (string | null)[],
  cap: number,
): Promise<Omit<Read, 'notices'>> {
  const config = { text, values: [...values], rowMode: 'array', queryMode: 'extended' };
  const query = new pg.Query<(string | null)[]>(config);
  const rows: (string | null)[][] = [];
  return new Promise((resolve, reject) => {
    query.on('row', (row, result) => {
      if (rows.length < cap) rows.push(row);
      else if (!connection.lost()) {
        resolve({ fields: result?.fields ?? [], rows, truncated: true });
        cancel(connection.backend);
        connection.destroy();
      }
    });
    query.on('error', reject);
    query.on('end', (result) => resolve({ fields: result.fields, rows, truncated: false }));
    connection.client.query(query);
  });
}

/** Ends the connection when the deadline passes or too many bytes came, and tells the server to stop. */
function stopper(connection: Connection, bytes: number, deadline: AbortSignal) {
  const stream = connection.client.connection.stream;
  let reject = (_: Error) => {};
  const stopped = new Promise<never>((_, fail) => {
    reject = fail;
  });
  stopped.catch(() => {});
  let came = 0;
  const end = (error: Error) => {
    cancel(connection.backend);
    reject(error);
    connection.destroy();
  };
  const overdue = () => end(new Overdue());
  const count = (chunk: Buffer) => {
    came += chunk.length;
    if (came > bytes) end(new TooLarge());
  };
  stream.on('data', count);
  if (deadline.aborted) overdue();
  deadline.addEventListener('abort', overdue, { once: true });
  return {
    stopped,
    release: () => {
      stream.off('data', count);
      deadline.removeEventListener('abort', overdue);
    },
  };
}
