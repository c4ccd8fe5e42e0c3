import type { Need } from '../tiers/need.ts';
import { type Capabilities, capabilities } from './capabilities.ts';
import { type Connection, connect } from './connection.ts';

/** A connection and what its tier has. */
export type Session = { connection: Connection; has: Capabilities };

/** Logs in and looks once at what the tier has of these needs; each of the two may take two seconds. */
export async function openSession(url: string, needs: readonly Need[]): Promise<Session> {
  const connection = await connect(url, 2000);
  try {
    return { connection, has: await capabilities(connection, needs, AbortSignal.timeout(2000)) };
  } catch (error) {
    connection.destroy();
    throw error;
  }
}
