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
  /** Asked when the text before it failed with this SQLSTATE, e.g. 55P03 for a lock that was not given in time. */
  after?: string;
  rules: Rules;
  empty: 'ok' | 'unknown';
  units: Readonly<Record<string, string>>;
  private: readonly string[];
};

/** A question as its files say it. */
export type Reviewed = Question & {
  /** The tier that holds the data, when it is not the one asked about. */
  ask?: string;
  /** `$1 …` in order; one called `tier` is the tier asked about. */
  parameters: readonly Argument[];
  limitMs: number;
  next: readonly string[];
  wordings: readonly Wording[];
};
