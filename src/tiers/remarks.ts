import { type Answer, type Asked, answered, type Tiers } from './tiers.ts';

/** What two tiers explain of each other: said when each rule holds over its answer. `next` are the questions that tell more. */
export type Remark = {
  says: string;
  when: readonly { tier: string; question: string; rule: string }[];
  next: readonly (readonly string[])[];
};

/** The remarks that hold now. What was not answered, or holds no row, explains nothing. */
export function holding<One extends Remark>(
  remarks: readonly One[],
  asked: readonly Asked[],
  expect: Tiers['expect'],
): One[] {
  const answerTo = (question: string, tier: string): Answer | undefined =>
    asked.filter(answered).find((one) => one.question === question && one.tier === tier && one.rows.length > 0);
  return remarks.filter(({ when }) =>
    when.every(({ tier, question, rule }) => {
      const answer = answerTo(question, tier);
      return answer !== undefined && expect(rule, answer).proven;
    }),
  );
}
