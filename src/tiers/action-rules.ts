import type { Asking, ReviewedAction } from './reviewed-action.ts';

/** A rule of an action, with the key of its line; without a question it is about what the first guard saw. */
export type ActionRule = { key: string; rule: string; asked?: { question: string; words: readonly string[] } };

/** Every rule of an action. */
export const rulesOf = (action: ReviewedAction): ActionRule[] => [
  ...action.guards.map((one) => ruleOf('guard', one)),
  ...[action.verify ?? []].flat().map((one) => ruleOf('verify', one)),
  ...[action.leaves ?? []].flat().map((one) => ruleOf('leaves', one)),
  ...action.twoPersonWhen.map((one) => ruleOf('two-person when', one)),
  ...action.defaults.map((one) => ruleOf('default', one)),
  ...action.given.map((one) => ruleOf('given', one)),
  ...action.undo.flatMap(({ rule }) => (rule === undefined ? [] : [{ key: 'undo', rule }])),
];

const ruleOf = (key: string, one: Asking): ActionRule => ({
  ...{ key, rule: one.rule },
  ...('question' in one && { asked: { question: one.question, words: one.words } }),
});

/** Where the line of this key stands that says this; the file's first line when none does. */
export const lineOf = ({ lines, wordings, name }: ReviewedAction, key: string, within: string): string =>
  lines.find((line) => line.key === key && line.says.includes(within))?.where ?? `${wordings[0]?.file ?? name}:1`;
