import type { Prepared } from './acting.ts';
import { ruleValue } from './action-rule.ts';
import type { ActionSettings } from './action-settings.ts';
import { filled } from './guard.ts';
import { lookedAt } from './looked.ts';
import type { ReviewedAction } from './reviewed-action.ts';

/** The words of the action that brings back what was seen before this one; undefined when none does. */
export function undoWords(
  action: ReviewedAction,
  prepared: Prepared,
  settings: ActionSettings,
): readonly string[] | undefined {
  const { words, scope, tier } = lookedAt(action, prepared, settings);
  const holds = (rule: string) => {
    const found = ruleValue(rule, { ...scope, row: scope.seen[0] });
    return 'value' in found && found.value === true;
  };
  const undo = action.undo.find(({ rule }) => rule === undefined || holds(rule));
  if (!undo) return undefined;
  const [row = {}] = prepared.seen;
  const before = Object.entries(row).map(([name, value]) => [name, String(value ?? '')] as const);
  return [undo.action, tier, ...undo.words.map((word) => filled(word, new Map([...before, ...words])))];
}
