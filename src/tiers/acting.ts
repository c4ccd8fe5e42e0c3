import type { Answer, Asked, Row } from './tiers.ts';

/** A reviewed action as the commands and /db help need it. */
export type Action = {
  name: string;
  summary: string;
  tiers: readonly string[];
  /** In the order in which they are typed behind the tier. */
  arguments: readonly ActionArgument[];
  /** What may be typed behind the tier, for /db help. */
  example?: readonly string[];
  /** Confirmed by whoever presses, or approved by a second person. */
  approval: 'confirm' | 'two-person';
  /** How long it may take at most. */
  limitMs?: number;
  /** It is no command: a step of a runbook asks for it. */
  throughRunbook?: boolean;
};

/** `identity` is digits that tell one thing from its successor, such as the microsecond in which a session began. */
export type ActionArgument = {
  name: string;
  type: 'text' | 'int' | 'number' | 'uuids' | 'interval' | 'identity' | 'identities';
  optional: boolean;
  /** When left out it is taken from what the guard saw; when given, it has to be what the guard sees. */
  seen?: boolean;
};

/**
 * An action looked at before it is done: everything a person decides upon. Two looks at the same thing have the same hash;
 * any difference in statement, arguments or values seen is another hash.
 */
export type Prepared = {
  action: string;
  tier: string;
  /** All of them in order, also those that were taken from what was seen; one left out is an empty text. */
  arguments: readonly string[];
  /** As it will run, literals of arguments left out: `$1`, `$2`. */
  statement: string;
  hash: string;
  /** One sentence with the arguments in it. */
  effect: string;
  /** The rows of the guard's question that the action is about, as they were seen. */
  seen: readonly Row[];
  /** The columns of those rows that may not change. */
  compared?: readonly string[];
  /** The guard's answer cut down to those rows, for drawing; what a journal brings back has none. */
  about?: Answer;
  approval: Action['approval'];
  /** How long what was seen has to be so before anybody approves. */
  waitMs?: number;
  /** Why two people are needed although the action says confirm, when that is so. */
  because?: string;
  /** Rows it would change and locks it would take, from a rehearsal that was rolled back, or what its `affects:` question says. */
  impact?: Impact;
};

export type Impact = { rows?: number; locks: readonly string[]; plan: readonly string[]; asked?: Asked };

/** What came of it. `gone`: it changed nothing, because the target is gone or is no longer as it was seen; a normal answer. */
export type Outcome =
  | { outcome: 'done'; rows: readonly Row[]; notices: readonly string[] }
  | { outcome: 'gone'; why: string }
  | { outcome: 'failed'; error: string }
  /** The answer was lost: it may have happened. It is never repeated. */
  | { outcome: 'unknown'; error: string };

export type Performed = Outcome & { ms: number };

/** What the verification read said afterwards. */
export type Verified = { holds: boolean; why: string; asked: Asked };

/** What the core needs to change something on a tier. Another login than the one that asks. */
export type Acting = {
  actions: readonly Action[];
  /** What was seen when it was asked for is decided upon within this time. */
  decidedWithinMs: number;
  /** Runs the guard and gathers what a person decides upon. Throws a Refusal when the guard does not hold, or says why it can't be asked. */
  prepare(action: string, tier: string, args: readonly string[]): Promise<Prepared>;
  /** EXPLAIN, and a rolled-back rehearsal where the action allows one. */
  impact(prepared: Prepared): Promise<Impact>;
  /** Guards again; does it once, in one statement, when nothing differs from what was prepared. Never throws. */
  perform(prepared: Prepared): Promise<Performed>;
  verify(prepared: Prepared): Promise<Verified | undefined>;
  /** The words of the action that brings back what was seen before it; undefined when none does. */
  undo(prepared: Prepared): readonly string[] | undefined;
  /** Whether a button for that row makes sense, as far as the row itself tells: not for those whom no action may touch. */
  offered(action: string, answer: Answer, row: number): boolean;
};
