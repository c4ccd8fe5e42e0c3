import type { Prepared } from './acting.ts';
import { ruleArgument } from './action-arguments.ts';
import type { ActionScope } from './action-rule.ts';
import type { ActionSettings } from './action-settings.ts';
import { inputs } from './guard-answer.ts';
import type { ReviewedAction } from './reviewed-action.ts';
import type { Answer } from './tiers.ts';

/** What the guards saw, with every argument. */
export type Looked = {
  action: ReviewedAction;
  tier: string;
  words: ReadonlyMap<string, string>;
  /** The first guard's answer, cut down to the rows that the action is about. */
  about: Answer;
  scope: ActionScope;
  /** Why two people are needed, when that is so. */
  because?: string;
};

/** What was looked at then, to judge an answer of now by it. Of what a journal brought back no column is known to be a number. */
export function lookedAt(
  action: ReviewedAction,
  { tier, seen, about, arguments: given }: Prepared,
  settings: ActionSettings,
): Pick<Looked, 'action' | 'tier' | 'words' | 'scope'> {
  const words = new Map(action.arguments.map(({ name }, index) => [name, given[index] ?? '']));
  const rows = about ? inputs(about) : seen;
  return { action, tier, words, scope: { rows, seen: rows, settings, tier, args: argumentsFor(action, words) } };
}

/** The arguments as rules see them. */
export const argumentsFor = (action: ReviewedAction, words: ReadonlyMap<string, string>): ActionScope['args'] =>
  Object.fromEntries(
    action.arguments.map((argument) => [argument.name, ruleArgument(argument, words.get(argument.name) ?? '')]),
  );
