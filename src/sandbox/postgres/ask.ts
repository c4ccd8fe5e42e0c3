import { Client } from 'pg';

export type Row = Record<string, unknown>;
export type Asking = {
  values?: unknown[];
  /** Milliseconds. */
  connectWithin?: number;
};

/** Runs SQL (several statements are allowed; the last one's rows come back) on a connection of its own. With values it is one statement. */
export async function askOnce(
  url: string,
  sql: string,
  { values, connectWithin = 10_000 }: Asking = {},
): Promise<Row[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: connectWithin });
  // A server that goes away in mid-statement also emits this; the statement's own rejection already tells it.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const answer: { rows: Row[] } | { rows: Row[] }[] = await (values ? client.query(sql, values) : client.query(sql));
    return Array.isArray(answer) ? (answer.at(-1)?.rows ?? []) : answer.rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
