import { type Entry, isKind } from '../../src/sandbox/slack/log.ts';

/**
 * The longest chain of calls up to the last of these, each begun after the one before it answered: how many times the
 * app had to wait for Slack, however fast both are.
 */
export function roundTrips(entries: readonly Entry[], until: readonly number[]): number {
  const lengths = new Map<number, number>();
  let answered = 0;
  for (const entry of entries) {
    if (isKind(entry, 'calling')) lengths.set(entry.call, answered + 1);
    if (isKind(entry, 'called')) answered = Math.max(answered, lengths.get(entry.call) ?? 0);
  }
  return Math.max(0, ...until.map((call) => lengths.get(call) ?? Number.POSITIVE_INFINITY));
}
