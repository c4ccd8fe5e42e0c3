import type { Lease } from './journal.ts';

export type Claim = { stream: string; lease: Lease };

/** Which worker tends which stream. Times are the database's. */
export type Leases = {
  /** Streams whose time has come and that nobody holds, at most `limit`, each with the next fence. */
  claim(worker: string, limit: number): Promise<readonly Claim[]>;
  /** False when the lease has gone to somebody else. */
  renew(stream: string, lease: Lease): Promise<boolean>;
  /** Gives the stream back. It wakes at `wakeAt` (never when undefined), at once when facts came since `version`. */
  settle(stream: string, lease: Lease, version: number, wakeAt: Date | undefined): Promise<void>;
  /** Milliseconds until the next stream wants tending, by the database's clock; undefined when none does. */
  nextWakeMs(): Promise<number | undefined>;
  /** Calls back when facts were appended anywhere. Only makes it sooner: correctness never depends on it. */
  onAppend(wake: () => void): Promise<() => Promise<void>>;
};
