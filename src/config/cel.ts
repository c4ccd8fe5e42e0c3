import { parse } from '@marcbachmann/cel-js';
import { z } from 'zod';

/** What is wrong with a CEL rule before it has met an answer, as a sentence; undefined if nothing is. */
export function ruleProblem(rule: string, subjects: readonly string[]): string | undefined {
  if (/\.\s*matches\s*\(/.test(rule))
    return `\`${rule}\` uses matches, which can block for seconds; expected contains, startsWith or endsWith`;
  if (!subjects.some((subject) => new RegExp(`\\b${subject}\\b`).test(rule)))
    return `\`${rule}\` does not speak of the answer; expected ${subjects.join(' or ')} in it`;
  try {
    parse(rule);
    return undefined;
  } catch (error) {
    return `\`${rule}\` is not a rule: ${firstLine(error)}; expected CEL such as \`row.usage_pct > 90\``;
  }
}

/** A CEL rule as text, checked to be one. */
export const celRule = (...subjects: readonly string[]) =>
  z.string().superRefine((rule, context) => {
    const problem = ruleProblem(rule, subjects);
    if (problem) context.addIssue(problem);
  });

const firstLine = (error: unknown) => (error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
