import { type Asked, answered, type Silence, type Tiers, type Verdict } from './tiers.ts';

/** What the lights of a tier are made of, where it can be asked: vital signs, pools and queues. */
export const glanced = ['health', 'pools', 'queue'] as const;

/** How a question of a tier stands. A tier that gives no answer is one state, whatever kept it from answering. */
export type State = Verdict | 'no answer';

/** How the watch saw a question answered when it looked last, since when it is so, and how long ago it looked. */
export type Light = { tier: string; question: string; state: string; since: Date; seen: Date; ageMs: number };

/** What the watch keeps of how the tiers stand. Every method may throw `JournalUnreachable`. */
export type Lights = {
  /** What is as it was keeps its beginning, unless nobody looked for longer than `gapMs`. */
  keep(tier: string, states: Readonly<Record<string, State>>, at: Date, gapMs: number): Promise<void>;
  all(): Promise<readonly Light[]>;
};

/** So long nobody may have looked without it being said to have begun anew: a bot that starts again is no change. */
export const gapOf = (everyMs: number): number => Math.max(3 * everyMs, 300_000);

/**
 * A tier that was reached and could not say is unknown. So is what another tier holds when that one gives no answer: it says
 * nothing of the tier that was asked about.
 */
export function stateOf(asked: Asked, { questions }: Pick<Tiers, 'questions'>): State {
  if (answered(asked)) return asked.verdict;
  const place = questions.find(({ name }) => name === asked.question)?.ask ?? asked.tier;
  return place === asked.tier && isUnreached(asked.kind) ? 'no answer' : 'unknown';
}

/** How each question stands that was asked as `/db status` asks it: without words. */
export const statesOf = (asked: Iterable<Asked>, tiers: Pick<Tiers, 'questions'>): Record<string, State> =>
  Object.fromEntries(
    [...asked]
      .filter(({ arguments: words = [] }) => words.length === 0)
      .map((one) => [one.question, stateOf(one, tiers)]),
  );

/** Whether it is the way to the tier that kept it from answering, rather than what was asked. */
export const isUnreached = (kind: Silence['kind']): boolean =>
  kind === 'silent' || kind === 'refuses' || kind === 'rejects the login';
