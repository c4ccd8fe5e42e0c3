/** One reading of the watch. `label` tells the rows of one measure apart, e.g. the pool's name; empty when there is one row. */
export type Sample = { tier: string; measure: string; label: string; at: Date; value: number };

export type Reading = { at: Date; value: number };

/** The watch's memory. Every method may throw `JournalUnreachable`. */
export type Samples = {
  /**
   * Keeps the rows of one reading. `slot` names the reading in time, e.g. `oltp/pools 2026-11-22T09:00:10Z`:
   * over all processes the first to bring a slot keeps it; the others get false and nothing is stored.
   */
  put(rows: readonly Sample[], slot: string): Promise<boolean>;
  /** The newest `count` readings, oldest first. */
  last(tier: string, measure: string, label: string, count: number): Promise<readonly Reading[]>;
  /** Readings from `from` until before `to`, oldest first; what is older than a week comes as hourly means. */
  range(tier: string, measure: string, label: string, from: Date, to: Date): Promise<readonly Reading[]>;
};
