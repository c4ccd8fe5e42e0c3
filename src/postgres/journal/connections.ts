import { setTimeout as wait } from 'node:timers/promises';
import { Pool, type QueryResultRow } from 'pg';
import { isUndone, told } from './trouble.ts';

/** Asks the journal's database. Throws `JournalUnreachable` when it does not answer in time. With a name it is parsed once a connection. */
export type Ask = <Row extends QueryResultRow>(question: Question) => Promise<Row[]>;
export type Question = { name?: string; text: string; values: unknown[] };

export type Connections = { ask: Ask; close(): Promise<void> };

/** The server gives up a little before we do, so that what we call unreachable is not carried out later. */
export const timeLimits = (ms: number) => ({
  connectionTimeoutMillis: 2000,
  query_timeout: ms,
  statement_timeout: Math.trunc(ms * 0.9),
  lock_timeout: Math.trunc(ms * 0.8),
  keepAlive: true,
  keepAliveInitialDelayMillis: 5000,
  application_name: 'rookery journal',
});

/** At most `max` connections, made when needed; each question ends within `limitMs`. */
export function openConnections(url: string, max: number, limitMs: number): Connections {
  const pool = new Pool({ connectionString: url, ...timeLimits(limitMs), max, idleTimeoutMillis: 60_000 });
  // A connection that dies while idle says so here; without a listener the process would end.
  pool.on('error', () => undefined);
  let ended: Promise<void> | undefined;
  return {
    ask: (question) => untilDone(() => once(pool, question)),
    // Saying goodbye to a server that is gone would wait for ever.
    close: async () => {
      ended ??= pool.end();
      await Promise.race([ended, wait(2000, undefined, { ref: false })]);
    },
  };
}

async function once<Row extends QueryResultRow>(pool: Pool, question: Question): Promise<Row[]> {
  try {
    return (await pool.query<Row>(question)).rows;
  } catch (error) {
    throw told(error);
  }
}

async function untilDone<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let count = 1; ; count += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!isUndone(error) || count === 5) throw error;
    }
  }
}
