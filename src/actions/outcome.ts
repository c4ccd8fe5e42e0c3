import type { Fact } from '../journal/facts.ts';
import { span } from '../messages/span.ts';
import type { Performed } from '../tiers/acting.ts';
import type { AskedAction } from './action.ts';
import { asItIs } from './as-it-is.ts';

/** What came of it; what is known already is not said twice. */
export function ended({ number, state }: AskedAction, performed: Performed): Fact[] {
  if (state.kind !== 'started' && state.kind !== 'unknown' && state.kind !== 'settled') return [];
  const which = { action: number, attempt: attemptOf(number) };
  const nothing = { rows: [], notices: [], ms: performed.ms };
  switch (performed.outcome) {
    case 'done': {
      const { rows, notices, ms } = performed;
      return [{ type: 'action ended', ...which, outcome: 'done', rows: [...rows], notices: [...notices], ms }];
    }
    case 'gone':
      return [{ type: 'action ended', ...which, outcome: 'gone', why: performed.why, ...nothing }];
    case 'failed':
      return [{ type: 'action ended', ...which, outcome: 'failed', why: performed.error, ...nothing }];
    case 'unknown':
      return state.kind === 'started' ? [{ type: 'action unknown', ...which, why: performed.error }] : [];
  }
}

/** What nobody decided in time is void; what was begun and not heard of again, nobody knows. */
export function lapsed({ number, state, askedAt, expiresAt, prepared }: AskedAction, now: Date): Fact[] {
  if (state.kind === 'asked' && now >= expiresAt) {
    const who = prepared.approval === 'confirm' ? 'it was not confirmed' : 'nobody approved it';
    const within = span(expiresAt.getTime() - askedAt.getTime());
    return [{ type: 'action voided', action: number, why: `${who} within ${within}` }];
  }
  if (state.kind !== 'started' || now < state.overAt) return [];
  const why = 'whoever did it was cut off before saying what came of it';
  return [{ type: 'action unknown', action: number, attempt: state.attempt, why }];
}

/** Nobody knows what came of it; a person who has looked says. */
export function settle(action: AskedAction, done: boolean): Fact[] {
  if (action.state.kind !== 'unknown') throw asItIs(action);
  return [{ type: 'action settled', action: action.number, done }];
}

/** What is done once has one try. */
export const attemptOf = (number: number): string => `action/${number}`;
