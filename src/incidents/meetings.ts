import { JournalUnreachable, LeaseLost } from '../journal/journal.ts';
import { meet } from './meet.ts';
import type { Need } from './need.ts';
import type { Work } from './world.ts';

/** The needs of one stream that are being met now, one at a time for each key. */
export type Meetings = {
  begin(need: Need, now: Date): void;
  keys(): ReadonlySet<string>;
  /** Whether the lease or the journal was lost on the way. */
  failed(): boolean;
  ended(): Promise<void>;
};

/** A need that its own meeting does not satisfy would be met for ever. */
const mostMeetings = 100;

export function meetings(work: Work, ring: () => void): Meetings {
  const under = new Map<string, Promise<void>>();
  const counts = new Map<string, number>();
  let failed = false;
  const lost = (error: unknown, need: Need) => {
    failed = true;
    if (error instanceof LeaseLost || error instanceof JournalUnreachable) return;
    work.world.report(error, { stream: work.stream, need: need.key });
  };
  const ended = (key: string) => {
    under.delete(key);
    ring();
  };
  return {
    begin(need, now) {
      const count = (counts.get(need.key) ?? 0) + 1;
      if (count > mostMeetings) throw new Error(`${need.key} was met ${mostMeetings} times and is needed still`);
      counts.set(need.key, count);
      const meeting = meet(work, need, now).catch((error: unknown) => lost(error, need));
      under.set(
        need.key,
        meeting.finally(() => ended(need.key)),
      );
    },
    keys: () => new Set(under.keys()),
    failed: () => failed,
    ended: async () => {
      await Promise.all(under.values());
    },
  };
}
