import { perRow, ruleValue } from './action-rule.ts';
import type { ActionSettings } from './action-settings.ts';
import type { ReviewedAction } from './reviewed-action.ts';
import type { Answer } from './tiers.ts';
import { input } from './verdict.ts';

/**
 * Whether an action makes sense for a row of another question's answer: each of its guards that speaks only of columns
 * which that row has must hold. It spares a button that could only be refused; the guards themselves decide at the press.
 */
export function touchable(action: ReviewedAction, answer: Answer, index: number, settings: ActionSettings): boolean {
  const found = answer.rows[index];
  if (!found || !action.tiers.includes(answer.tier)) return false;
  const row = input(found, answer.columns);
  const names = new Set(answer.columns.map(({ name }) => name));
  return action.guards
    .filter(({ rule }) => perRow(rule) && columnsOf(rule).every((name) => names.has(name)) && !speaksOfMore(rule))
    .every(({ rule }) => {
      const result = ruleValue(rule, { row, rows: [row], seen: [row], args: {}, settings, tier: answer.tier });
      return 'value' in result && result.value === true;
    });
}

const columnsOf = (rule: string): string[] => [...rule.matchAll(/\brow\.(\w+)/g)].flatMap(([, name]) => name ?? []);

/** What the other answer can't tell: the arguments, and the other rows of the guard's own question. */
const speaksOfMore = (rule: string): boolean => /\b(args|rows|seen)\b/.test(rule);
