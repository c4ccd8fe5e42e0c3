import type { Earlier } from './growth.ts';

/** What was answered before. */
export type EarlierAnswers = {
  /** Keeps this answer, and gives the one to compare it with: the newest that is an hour old, else the oldest there is. */
  before(question: string, answer: Earlier): Earlier | undefined;
};

/** Kept in this process alone: after a restart the first answer has none to be compared with. */
export function earlierAnswers(): EarlierAnswers {
  const kept = new Map<string, readonly Earlier[]>();
  return {
    before: (question, answer) => {
      const all = kept.get(question) ?? [];
      const first = Math.max(
        0,
        all.findLastIndex(({ at }) => answer.at - at >= hour),
      );
      const last = all.at(-1);
      const fresh = last !== undefined && answer.at - last.at < minute;
      kept.set(question, [...all.slice(first), ...(fresh ? [] : [answer])]);
      return all[first];
    },
  };
}

const minute = 60_000;
const hour = 60 * minute;
