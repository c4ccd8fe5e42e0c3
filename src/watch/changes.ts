import type { Log } from '../dispatch/log.ts';
import { type Asked, answered, type Silence } from '../tiers/tiers.ts';
import type { LimitReading } from './reading.ts';
import { reasonsIn } from './unjudged.ts';

/** What one process remembers of one tier: the questions that got no answer, and why a limit could not be judged. */
export type Memory = { silent: Map<string, Silence['kind']>; unjudged: Map<string, string> };

export const nothingYet = (): Memory => ({ silent: new Map(), unjudged: new Map() });

/** A tier that goes silent and one that answers again are one line each. */
export function logAnswering(log: Log, { silent }: Memory, asked: Asked): void {
  const { tier, question } = asked;
  if (answered(asked)) {
    if (silent.delete(question)) log.info({ tier, question }, 'the watch gets answers again');
  } else {
    if (!silent.has(question)) log.warn({ tier, question, kind: asked.kind }, 'the watch gets no answer');
    silent.set(question, asked.kind);
  }
}

/** A limit that nobody can judge is neither kept nor broken: that, each other reason, and the end of it are one line each. */
export function logJudging(
  log: Log,
  { unjudged }: Memory,
  tier: string,
  limit: string,
  readings: readonly LimitReading[],
): void {
  const why = reasonsIn(readings).join('; ');
  if (why === (unjudged.get(limit) ?? '')) return;
  unjudged.set(limit, why);
  if (why === '') log.info({ tier, limit }, 'the limit can be judged again');
  else log.warn({ tier, limit, why }, "the limit can't be judged: it is unknown");
}
