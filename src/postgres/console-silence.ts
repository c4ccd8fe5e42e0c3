import type { Silence } from '../tiers/tiers.ts';
import { Overdue } from './read.ts';
import { codeOf, type Failed, silence } from './silence.ts';

/** Why a console gave no answer, as a sentence for the person who asked. */
export function consoleSilence(
  error: unknown,
  { tier, question, ms }: Pick<Failed, 'tier' | 'question' | 'ms'>,
): Silence {
  const place = `the console of ${tier}`;
  const reason = isLate(error) ? silent(place, ms) : pooler(error, place, question);
  if (reason) return { tier, question, ...reason, ms };
  return silence(error, { tier, place, question, role: '', ms, phase: 'connecting', limitMs: 0 });
}

/** Whichever clock noticed it first: that of the login or that of the whole. */
const isLate = (error: unknown): boolean =>
  error instanceof Overdue || (error instanceof Error && error.message.includes('timeout expired'));

type Reason = Pick<Silence, 'kind' | 'sentence'>;

const silent = (place: string, ms: number): Reason => ({
  kind: 'silent',
  sentence: `${place} is silent: no answer after ${(ms / 1000).toFixed(1)} s.`,
});

/** PgBouncer gives nearly all of its errors this code, which is a lost connection elsewhere: its words tell them apart. */
function pooler(error: unknown, place: string, question: string): Reason | undefined {
  if (!(error instanceof Error) || codeOf(error) !== '08P01') return undefined;
  const said = error.message;
  const rejects: Reason = { kind: 'rejects the login', sentence: `${place} rejects the login: ${said}.` };
  const refuses: Reason = { kind: 'refuses', sentence: `${place} refuses connections: ${said}.` };
  if ('severity' in error && error.severity === 'FATAL') return /no more|shut/.test(said) ? refuses : rejects;
  return { kind: 'fails', sentence: `\`${question}\` failed on ${place}: ${said}.` };
}
