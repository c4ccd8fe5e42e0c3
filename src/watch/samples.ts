/** One reading of the watch. `label` tells the rows of one measure apart, e.g. the pool's name; empty when there is one row. */
export type Sample = { tier: string; measure: string; label: string; at: Date; value: number };

export type Reading = { at: Date; value: number };

/** The watch's memory. Every method may throw `JournalUnreachable`. */
export type Samples = {
  /** `slot` names a look in time, e.g. `oltp 2026-11-22T09:00:10Z`: of all processes the first to claim it gets true. */
  claim(slot: string): Promise<boolean>;
  put(rows: readonly Sample[]): Promise<void>;
  /** The labels whose newest reading of a measure is not 0. */
  standing(tier: string, measure: string): Promise<readonly string[]>;
  /** The newest `count` readings, oldest first. */
  last(tier: string, measure: string, label: string, count: number): Promise<readonly Reading[]>;
  /** Readings from `from` until before `to`, oldest first; what is older than a week comes as hourly means. */
  range(tier: string, measure: string, label: string, from: Date, to: Date): Promise<readonly Reading[]>;
};
