import type { Fact, FactOf, History } from '../../src/journal/facts.ts';
import type { ResolvedPath } from '../../src/journal/incident-facts.ts';
import { type Names, plain, type Text } from '../../src/messages/text.ts';
import { Refusal } from '../../src/refusal.ts';

/** Half past nine is `at('09:30')`, ten seconds later `at('09:30:10')`. */
export const at = (clock: string): Date => new Date(`2026-11-22T${clock}${clock.length === 5 ? ':00' : ''}.000Z`);

export type Event = [clock: string, by: string, fact: Fact];

/** Facts of one stream as they would be read. */
export const historyOf = (events: readonly Event[], stream = 'incident/7'): History =>
  events.map(([clock, by, fact], index) => ({ stream, version: index + 1, at: at(clock), by, fact }));

/** Ana at once, Bo after five minutes, Cem after ten, then Cem every five. */
export const path: ResolvedPath = {
  name: 'critical',
  levels: [
    { afterMs: 0, people: ['ana'] },
    { afterMs: 300_000, people: ['bo'] },
    { afterMs: 600_000, people: ['cem'] },
  ],
  repeatMs: 300_000,
};

export const opened = (more: Partial<FactOf<'opened'>> = {}): FactOf<'opened'> => ({
  type: 'opened',
  number: 7,
  incidentType: 'connection-pool-exhaustion',
  severity: 'critical',
  tiers: ['oltp'],
  title: 'Pool short of connections',
  roomKind: 'channel',
  path,
  ...more,
});

export const started = (attempt: string, more: Partial<FactOf<'page started'>> = {}): Fact => {
  const [, rung = '0', person = '', channel = ''] = attempt.split('/');
  const level = Math.min(Number(rung), 2);
  return {
    ...{ type: 'page started', attempt, rung: Number(rung), level, person, channel, deadlineMs: 5000, fence: 1 },
    ...more,
  };
};
export const sent = (attempt: string): Fact => ({ type: 'page sent', attempt });
export const failed = (attempt: string, final = false): Fact => ({
  type: 'page failed',
  attempt,
  error: 'refused',
  final,
});
export const unknown = (attempt: string): Fact => ({ type: 'page unknown', attempt, error: 'no answer' });

/** A page that was sent in the same second. */
export const paged = (clock: string, ...attempts: string[]): Event[] =>
  attempts.flatMap((attempt): Event[] => [
    [clock, 'bot', started(attempt)],
    [clock, 'bot', sent(attempt)],
  ]);

export const names: Names = { person: (id) => id.toLowerCase(), channel: (id) => id };
export const read = (text: Text): string => plain(text, names);

/** What a decision is refused with, as it is read. */
export function refusal(decide: () => unknown): string {
  try {
    decide();
  } catch (error) {
    if (error instanceof Refusal) return read(error.text);
    throw error;
  }
  throw new Error('It was not refused.');
}
