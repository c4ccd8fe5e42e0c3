import { z } from 'zod';
import { ruleProblem } from '../tiers/rule.ts';

/** A CEL rule as operators write it, speaking of one of these subjects: of nothing it would prove nothing. */
export const celRule = (...subjects: readonly string[]) =>
  z.string().superRefine((rule, context) => {
    const problem = spokenProblem(rule, subjects);
    if (problem !== undefined) context.addIssue(problem);
  });

/** What is wrong with a rule before it has met an answer, with what is expected; undefined if nothing is. */
export function spokenProblem(rule: string, subjects: readonly string[]): string | undefined {
  const problem = ruleProblem(rule);
  if (problem !== undefined) return `${problem}; expected CEL such as \`row.usage_pct > 90\``;
  if (subjects.some((subject) => new RegExp(`\\b${subject}\\b`).test(rule))) return undefined;
  return `\`${rule}\` does not speak of the answer; expected ${subjects.join(' or ')} in it`;
}
