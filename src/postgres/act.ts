import pg from 'pg';
import { cancel } from './cancel.ts';
import type { Connection } from './connection.ts';

export type Act = { sql: string; values: readonly (string | null)[]; limitMs: number; lockWaitMs?: number };

/** `count` is what the server says it changed or returned; undefined for a statement that counts nothing. */
export type Acted = {
  fields: readonly { name: string; dataTypeID: number }[];
  rows: readonly (readonly (string | null)[])[];
  count: number | undefined;
  notices: readonly string[];
};

/** The statement was sent, and what came of it was not heard: it may have happened. */
export class AnswerLost extends Error {
  override readonly name = 'AnswerLost';
}

/**
 * Runs one statement, once, as a transaction of its own. The server's refusal is thrown as it is: then nothing was changed.
 * Past the limit the server is asked to stop; if its answer does not come within a second more, `AnswerLost` is thrown.
 */
export async function act(connection: Connection, { sql, values, limitMs, lockWaitMs = 2000 }: Act): Promise<Acted> {
  const { client, notices } = connection;
  await limited(client.query(settings(limitMs, lockWaitMs)), 2000, () => connection.destroy());
  notices.length = 0;
  try {
    const acted = await limited(once(client, sql, values), limitMs + 1000, () => cancel(connection.backend), 1000);
    return { ...acted, notices: [...notices] };
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.severity === 'ERROR') throw error;
    connection.destroy();
    throw new AnswerLost(error instanceof Error ? error.message : String(error));
  }
}

// Not `set local`: outside a transaction block the statement commits by itself, also one that can't run inside a block.
const settings = (limitMs: number, lockWaitMs: number): string =>
  [
    `set statement_timeout = ${limitMs}`,
    `set lock_timeout = ${Math.min(limitMs, lockWaitMs)}`,
    'set search_path = pg_catalog, public',
    "set timezone = 'UTC'",
    "set datestyle = 'ISO'",
  ].join('; ');

/** Resolves when the server is ready again: only then is the statement committed. */
function once(client: pg.Client, text: string, values: readonly (string | null)[]): Promise<Omit<Acted, 'notices'>> {
  const config = { text, values: [...values], rowMode: 'array', queryMode: 'extended' };
  const query = new pg.Query<(string | null)[]>(config);
  const rows: (string | null)[][] = [];
  return new Promise((resolve, reject) => {
    query.on('row', (row) => {
      if (rows.length < 500) rows.push(row);
    });
    query.on('error', reject);
    query.on('end', ({ fields, rowCount }) => resolve({ fields, rows, count: rowCount ?? undefined }));
    client.query(query);
  });
}

/** Tells the other side to stop at the limit, and stops waiting `graceMs` after that. */
async function limited<T>(work: Promise<T>, limitMs: number, stop: () => void, graceMs = 0): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const overdue = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      stop();
      timer = setTimeout(() => reject(new AnswerLost('no answer came in time')), graceMs);
    }, limitMs);
  });
  try {
    return await Promise.race([work, overdue]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}
