import type { Outcome } from './acting.ts';

/** `switchover` is of a primary that lives, `failover` of one that does not. */
export type FailoverKind = 'failover' | 'switchover';

/** What makes a standby the primary, by the way that the settings name for it. */
export type Failover = {
  /** What would be done, as people approve it. Throws a Refusal when it may not be done, or nobody can say. */
  planned(kind: FailoverKind, standby: string): Promise<string>;
  /** Does it once. */
  perform(kind: FailoverKind, standby: string): Promise<Outcome>;
};
