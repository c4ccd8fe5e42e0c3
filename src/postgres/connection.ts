import pg from 'pg';
import type { Backend } from './cancel.ts';

/** One login at one tier, and what the server said while it was made. */
export type Connection = {
  client: pg.Client;
  backend: Backend;
  /** Warnings of the statement that runs now. */
  notices: string[];
  lost: () => boolean;
  /** What the server says of itself whenever it changes; before Postgres 14 it says nothing. */
  standby: () => boolean | undefined;
  /** Ends it at once, whatever it was doing. */
  destroy: () => void;
};

type ParameterStatus = { parameterName: string; parameterValue: string };

/** Logs in; fails when that takes longer than `timeoutMs`. */
export async function connect(url: string, timeoutMs: number): Promise<Connection> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'rookery',
    connectionTimeoutMillis: timeoutMs,
    keepAlive: true,
    // Begin, statement and commit leave together: a question costs one round trip, not three.
    pipeline: true,
    types: { getTypeParser: () => (text: string) => text },
  });
  const backend: Backend = { host: client.host, port: client.port, processID: 0, secretKey: 0 };
  const notices: string[] = [];
  let lost = false;
  const lose = () => {
    lost = true;
  };
  client.connection.on('backendKeyData', (key: { processID: number; secretKey: number }) =>
    Object.assign(backend, key),
  );
  let standby: boolean | undefined;
  client.connection.on('parameterStatus', ({ parameterName, parameterValue }: ParameterStatus) => {
    if (parameterName === 'in_hot_standby') standby = parameterValue === 'on';
  });
  client.on('notice', (notice) => notices.push(`${notice.severity ?? 'NOTICE'}: ${notice.message ?? ''}`));
  client.on('error', lose);
  client.on('end', lose);
  await client.connect();
  return {
    client,
    backend,
    notices,
    lost: () => lost,
    standby: () => standby,
    destroy: () => {
      lose();
      client.connection.stream.destroy();
    },
  };
}
