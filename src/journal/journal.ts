import type { Fact, History, Recorded } from './facts.ts';

/** The head of a stream: what is looked up without reading its facts. */
export type Head = {
  kind: 'incident' | 'routine' | 'action' | 'bot';
  number?: number;
  open: boolean;
  room?: { channel: string; thread?: string };
  /** One open stream only may carry it. */
  dedupKey?: string;
};

/** Computed from the facts alone. */
export type HeadOf = (stream: string, history: History) => Head;

export type Listed = Head & { stream: string; version: number };

/** A worker's right to tend a stream. A greater fence has been given to somebody else since. */
export type Lease = { worker: string; fence: number };

export type Reading = { history: History; version: number; now: Date };

/** A rule: what was true and the time now, to what has happened; or it throws a Refusal. An empty list changes nothing. */
export type Decide = (history: History, now: Date) => readonly Fact[];

export type Change = {
  by: string;
  /** The request that led to it, recorded once: a second one with the same id changes nothing. */
  request?: { source: string; id: string };
  /** The facts are refused when this lease is no longer held. */
  lease?: Lease;
};

export type Changed = { history: History; added: readonly Recorded[]; now: Date; lease?: Lease };

/**
 * The bot's memory. Every method may throw `JournalUnreachable`; then nothing is known to be written.
 * `now` is the database's clock to the millisecond and never before the last fact.
 */
export type Journal = {
  read(stream: string): Promise<Reading>;
  /** Reads, decides, appends; decides again on fresh facts when somebody else was first. */
  change(stream: string, decide: Decide, change: Change): Promise<Changed>;
  /** Gives the next incident its number and takes its lease for `worker` in the same transaction. Throws `AlreadyOpen`. */
  open(
    decide: (number: number, now: Date) => readonly Fact[],
    change: Change & { worker: string },
  ): Promise<Changed & { stream: string }>;
  list(filter: { kind?: Head['kind']; open?: boolean; limit?: number }): Promise<readonly Listed[]>;
  byNumber(number: number): Promise<Listed | undefined>;
  byRoom(channel: string, thread?: string): Promise<readonly Listed[]>;
  /** Checks the hash chain of one stream or of all. */
  verify(stream?: string): Promise<Verification>;
};

export type Verification =
  | { intact: true; streams: number; facts: number; head: string | undefined }
  | { intact: false; stream: string; version: number; why: string };

/** The journal did not answer in time or at all; nothing was recorded as far as anybody knows. */
export class JournalUnreachable extends Error {
  override readonly name = 'JournalUnreachable';
  /** It was asked and its answer did not come: what was asked may have been done. */
  readonly answerLost: boolean;
  constructor(message: string, { answerLost = false, ...options }: ErrorOptions & { answerLost?: boolean } = {}) {
    super(message, options);
    this.answerLost = answerLost;
  }
}

/** Somebody else holds the lease now: stop, touch nothing. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** An open stream carries that dedup key already. */
export class AlreadyOpen extends Error {
  override readonly name = 'AlreadyOpen';
  readonly listed: Listed;
  constructor(listed: Listed) {
    super(`${listed.stream} is open for the same trouble`);
    this.listed = listed;
  }
}

/** This request has led to facts before. */
export class SeenBefore extends Error {
  override readonly name = 'SeenBefore';
}
