import { type ActionScope, perRow, ruleValue } from './action-rule.ts';
import { filled } from './guard.ts';
import type { Looked } from './looked.ts';
import type { Guard, ReviewedAction } from './reviewed-action.ts';
import { type Answer, answered, type Row, type Tiers } from './tiers.ts';
import { Unasked } from './unasked.ts';
import { input } from './verdict.ts';

/** Asks a guard's question; `Unasked` when it has no answer, or not the whole of it. */
export async function askFor(
  { question, words }: Guard,
  action: ReviewedAction,
  tier: string,
  values: ReadonlyMap<string, string>,
  tiers: Tiers,
): Promise<Answer> {
  const asked = await tiers.ask(question, tier, wordsOf(words, values, tier));
  if (!answered(asked)) throw new Unasked(`\`${action.name}\` needs \`${question}\` first. ${asked.sentence}`);
  if (asked.truncated)
    throw new Unasked(`\`${question}\` was cut off, so \`${action.name}\` can't see all it is about.`);
  return asked;
}

/** The words of a question, with the arguments in them. */
export const wordsOf = (words: readonly string[], values: ReadonlyMap<string, string>, tier: string): string[] =>
  words.map((word) => filled(word, new Map([...values, ['tier', tier]])));

/** Whether a rule holds over an answer: of each row if it speaks of one, else of all at once. */
export function holds(
  guard: Guard,
  { action, scope }: Pick<Looked, 'action' | 'scope'>,
  answer: Answer,
): { holds: boolean; row?: Row } {
  const rows = inputs(answer);
  if (!perRow(guard.rule)) return { holds: ruleOver(guard, action, { ...scope, rows }, answer) === true };
  const wrong = rows.findIndex((row) => ruleOver(guard, action, { ...scope, rows, row }, answer) !== true);
  const row = answer.rows[wrong];
  return rows.length > 0 && wrong < 0 ? { holds: true } : { holds: false, ...(row && { row }) };
}

/** The value of a guard's rule; `Unasked` when it has none. */
export function ruleOver(guard: Guard, action: ReviewedAction, scope: ActionScope, answer: Answer): unknown {
  const result = ruleValue(guard.rule, scope);
  if ('value' in result) return result.value;
  throw new Unasked(
    `\`${action.name}\` is not done on ${answer.tier}: \`${guard.rule}\` can't be evaluated over \`${guard.question}\`: ${result.why}.`,
  );
}

/** An answer as rules see it. */
export const inputs = (answer: Answer): ActionScope['rows'] => answer.rows.map((row) => input(row, answer.columns));
