import type { Problem } from '../problems.ts';
import { actionRuleProblem } from './action-rule.ts';
import { placeholdersIn } from './guard.ts';
import type { Entry } from './header.ts';
import type { ReviewedAction } from './reviewed-action.ts';
import type { Question } from './tiers.ts';

type Known = { questions: readonly Question[]; actions: readonly string[] };

/** What does not fit between an action, its own arguments, the questions and the other actions. */
export function actionProblems(action: ReviewedAction, entries: readonly Entry[], known: Known): Problem[] {
  const file = action.wordings[0]?.file ?? action.name;
  const problem = (key: string, within: string, what: string): Problem => {
    const line = entries.find((entry) => entry.key === key && entry.value.includes(within))?.line ?? 1;
    return { where: `${file}:${line}`, what: `${key}: ${what}` };
  };
  const asked = [
    ...action.guards.map((guard) => ({ key: 'guard', ...guard })),
    ...[action.verify ?? []].flat().map((guard) => ({ key: 'verify', ...guard })),
    ...action.twoPersonWhen.flatMap((one) => ('question' in one ? [{ key: 'two-person when', ...one }] : [])),
    ...action.defaults.flatMap((one) => ('question' in one ? [{ key: 'default', ...one }] : [])),
    ...[action.affects ?? []].flat().map((one) => ({ key: 'affects', ...one })),
  ];
  return [
    ...asked.flatMap(({ key, question, words }) =>
      questionProblems(action, { question, words }, known.questions).map((what) => problem(key, question, what)),
    ),
    ...ruled(action).flatMap(({ key, rule }) => {
      const what = actionRuleProblem(rule, namesOf(action));
      return what === undefined ? [] : [problem(key, rule, what)];
    }),
    ...placeholdersIn(action.effect)
      .filter((name) => ![...namesOf(action), ...action.seen, 'tier', 'count'].includes(name))
      .map((name) => problem('effect', name, `{${name}} is no argument and no seen column`)),
    ...[...action.defaults, ...action.given]
      .filter(({ name }) => isDoubled(action, name))
      .map(({ name }) => problem('default', name, `"${name}" is not one optional argument`)),
    ...[action.undo ?? []]
      .flat()
      .filter((name) => !known.actions.includes(name))
      .map((name) => problem('undo', name, `there is no action "${name}"`)),
  ];
}

const namesOf = ({ arguments: all }: ReviewedAction): string[] => all.map(({ name }) => name);

const ruled = (action: ReviewedAction): { key: string; rule: string }[] => [
  ...action.guards.map(({ rule }) => ({ key: 'guard', rule })),
  ...[action.verify ?? []].flat().map(({ rule }) => ({ key: 'verify', rule })),
  ...action.twoPersonWhen.map(({ rule }) => ({ key: 'two-person when', rule })),
  ...action.defaults.map(({ rule }) => ({ key: 'default', rule })),
  ...action.given.map(({ rule }) => ({ key: 'given', rule })),
];

/** A default is for an argument that may be left out; what is given has a name of its own. */
function isDoubled({ arguments: all, defaults }: ReviewedAction, name: string): boolean {
  const argument = all.find((one) => one.name === name);
  return defaults.some((one) => one.name === name) ? argument?.optional !== true : argument !== undefined;
}

function questionProblems(
  action: ReviewedAction,
  { question, words }: { question: string; words: readonly string[] },
  questions: readonly Question[],
): string[] {
  const asked = questions.find(({ name }) => name === question);
  if (!asked) return [`there is no question "${question}"`];
  const elsewhere = action.tiers.filter((tier) => !asked.tiers.includes(tier));
  const strange = words.flatMap(placeholdersIn).filter((name) => ![...namesOf(action), 'tier'].includes(name));
  const most = asked.arguments.length;
  return [
    ...(elsewhere.length === 0 ? [] : [`\`${question}\` can not be asked of ${elsewhere.join(', ')}`]),
    ...strange.map((name) => `{${name}} is no argument`),
    ...(words.length > most ? [`\`${question}\` takes at most ${most} words, not ${words.length}`] : []),
  ];
}
