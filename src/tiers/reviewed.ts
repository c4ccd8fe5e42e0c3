import type { Argument } from './arguments.ts';
import type { Need } from './need.ts';
import type { Question } from './tiers.ts';

/** When an answer is critical, a warning or unknown: CEL rules over `row`, `rows` and `tier`. */
export type Rules = { critical: readonly string[]; warning: readonly string[]; unknown: readonly string[] };

/** One text of a question, with what it needs and what its columns mean. */
export type Wording = {
  file: string;
  sql: string;
  requires: readonly Need[];
  /** Asked of the tier's PgBouncer first; each answer, as JSON, is a value behind those of the arguments. */
  console: readonly string[];
  /** Asked when the text before it failed with this SQLSTATE, e.g. 55P03 for a lock that was not given in time. */
  after?: string;
  rules: Rules;
  empty: 'ok' | 'unknown';
  /** Columns that only grow: what is new in each since an earlier answer becomes a column too. */
  counters: readonly string[];
  units: Readonly<Record<string, string>>;
  private: readonly string[];
  /** What each line of the head says and where it stands, for whoever finds later that it is wrong. */
  lines: readonly { says: string; where: string }[];
};

/** A question as its files say it. */
export type Reviewed = Question & {
  /** `$1 …` in order; one called `tier` is the tier asked about, one called `lacks` is what the tier lacks for its questions, as JSON. */
  parameters: readonly Argument[];
  /** Its own time, which may be longer than what the tier allows by default. */
  limitMs?: number;
  next: readonly string[];
  wordings: readonly Wording[];
};
