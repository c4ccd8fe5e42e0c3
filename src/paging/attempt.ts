import type { History } from '../journal/facts.ts';

/** What one try is: its run (`1`, `2` … of the path, `asked-1` …), rung, person, channel, and the how-manieth try it is. */
export type AttemptName = { run: string; rung: number; person: string; channel: string; nth: number };

export type Outcome =
  | { kind: 'sent'; at: Date; post?: { channel: string; ts: string } | undefined }
  | { kind: 'failed'; at: Date; error: string; final: boolean }
  | { kind: 'unknown'; at: Date; error: string };

/** One try to reach one person over one channel, and what came of it. */
export type Attempt = AttemptName & {
  id: string;
  level: number;
  startedAt: Date;
  deadlineMs: number;
  fence: number;
  lateMs?: number | undefined;
  outcome?: Outcome | undefined;
};

export const attemptId = ({ run, rung, person, channel, nth }: AttemptName): string =>
  [run, rung, person, channel, nth].join('/');

export function attemptNamed(id: string): AttemptName {
  const [run = '', rung, person = '', channel = '', nth] = id.split('/');
  return { run, rung: Number(rung), person, channel, nth: Number(nth) };
}

/** Whether it is a run of the path, not one that somebody asked for. */
export const isOfPath = (run: string): boolean => /^\d+$/.test(run);

/** Every try of a stream in the order of starting. The first outcome of each counts: what happened, happened once. */
export function attemptsFrom(history: History): readonly Attempt[] {
  const attempts = new Map<string, Attempt>();
  for (const { at, fact } of history) {
    if (fact.type === 'page started') {
      const { type: _, attempt: id, rung, person, channel, ...started } = fact;
      attempts.set(id, { ...attemptNamed(id), ...started, id, rung, person, channel, startedAt: at });
    }
    const outcome = outcomeOf(fact, at);
    const attempt = outcome && attempts.get(outcome.attempt);
    if (attempt && !attempt.outcome) attempts.set(attempt.id, { ...attempt, outcome: outcome.outcome });
  }
  return [...attempts.values()];
}

function outcomeOf(fact: History[number]['fact'], at: Date): { attempt: string; outcome: Outcome } | undefined {
  if (fact.type === 'page sent') return { attempt: fact.attempt, outcome: { kind: 'sent', at, post: fact.post } };
  if (fact.type === 'page failed') {
    return { attempt: fact.attempt, outcome: { kind: 'failed', at, error: fact.error, final: fact.final } };
  }
  if (fact.type === 'page unknown')
    return { attempt: fact.attempt, outcome: { kind: 'unknown', at, error: fact.error } };
  return undefined;
}
