import type { Fact, History } from './facts.ts';
import type { Head, Lease, Listed } from './journal.ts';

export type Request = { source: string; id: string };

/** What a journal keeps its facts in. `change.ts` makes a journal of it. */
export type Store = {
  /** The facts and the time in one look; `seen` when this request has led to facts before. */
  load(stream: string, request: Request | undefined): Promise<Loaded>;
  /** Writes all of it or nothing. */
  append(entry: Entry): Promise<Appended>;
  /** The number after the last one given, and the time. It is taken only when the entry that carries it is written. */
  nextNumber(request: Request | undefined): Promise<{ number: number; now: Date; seen: boolean }>;
};

export type Loaded = { history: History; version: number; now: Date; seen: boolean };

export type Entry = {
  stream: string;
  /** The version the facts were decided on. */
  after: number;
  at: Date;
  by: string;
  facts: readonly Fact[];
  head: Head;
  request?: Request;
  /** Refused when it is no longer held. */
  lease?: Lease;
  /** The worker that gets the lease of the new stream. */
  take?: string;
};

export type Appended =
  | { result: 'written' }
  /** Somebody else wrote first: decide again. */
  | { result: 'beaten' }
  | { result: 'lease lost' }
  | { result: 'seen before' }
  | { result: 'already open'; listed: Listed };
