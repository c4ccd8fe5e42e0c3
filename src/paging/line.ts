import type { Attempt } from './attempt.ts';
import { after } from './path.ts';

/** At most so many tries over one channel to one person at one rung. */
const mostTries = 10;
/** A try whose answer was lost is followed by at most so many more; then it counts as failed. */
const mostUnknown = 2;

/** When the next try over this line may begin; undefined while one is under way and when there is none. */
export function nextTry(tries: readonly Attempt[], opensAt: Date, fence: number, now: Date): Date | undefined {
  const last = tries.at(-1);
  if (!last) return opensAt;
  if (tries.some(({ outcome }) => outcome?.kind === 'sent') || tries.length >= mostTries) return undefined;
  if (last.outcome?.kind === 'failed') return last.outcome.final ? undefined : after(last.outcome.at, pauseMs(tries));
  if (!last.outcome && last.fence >= fence) return undefined;
  if (unknowns(tries, fence, now) > mostUnknown) return undefined;
  return last.outcome?.at ?? overAt(last);
}

/** Whether a line has certainly not reached its person so far. */
export const failedSoFar = (tries: readonly Attempt[], fence: number, now: Date): boolean =>
  !tries.some(({ outcome }) => outcome?.kind === 'sent') &&
  (tries.some(({ outcome }) => outcome?.kind === 'failed') || unknowns(tries, fence, now) > mostUnknown);

const unknowns = (tries: readonly Attempt[], fence: number, now: Date): number =>
  tries.filter((attempt) => attempt.outcome?.kind === 'unknown' || lost(attempt, fence, now)).length;

/** Started by somebody who no longer holds the stream, and its time is over: nobody knows whether it arrived. */
const lost = (attempt: Attempt, fence: number, now: Date): boolean =>
  !attempt.outcome && attempt.fence < fence && overAt(attempt) <= now;

const overAt = ({ startedAt, deadlineMs }: Attempt): Date => after(startedAt, deadlineMs);

/** 1, 2, 4 … 30 s. */
const pauseMs = (tries: readonly Attempt[]): number => backOffMs(tries.length);

/** How long something that failed so many times in a row waits: 1, 2, 4 … 30 s. */
export const backOffMs = (failures: number): number => Math.min(1000 * 2 ** (failures - 1), 30_000);
