import { span } from '../messages/span.ts';
import type { Problem } from '../problems.ts';
import type { Action } from './acting.ts';
import { actionRuleProblem } from './action-rule.ts';
import { lineOf, rulesOf } from './action-rules.ts';
import { type FailoverSettings, longest } from './failover-settings.ts';
import { placeholdersIn } from './guard.ts';
import type { ReviewedAction, Undo } from './reviewed-action.ts';
import type { Question } from './tiers.ts';

type Known = { questions: readonly Question[]; actions: readonly Pick<Action, 'name' | 'arguments'>[] };

/** What does not fit between an action, its own arguments, the questions and the other actions. */
export function actionProblems(action: ReviewedAction, known: Known): Problem[] {
  const problem = (key: string, within: string, what: string): Problem => ({
    where: lineOf(action, key, within),
    what: `${key}: ${what}`,
  });
  const rules = rulesOf(action);
  const asked = [
    ...rules.flatMap(({ key, asked }) => (asked ? [{ key, ...asked }] : [])),
    ...[action.affects ?? []].flat().map((one) => ({ key: 'affects', ...one })),
  ];
  return [
    ...asked.flatMap(({ key, question, words }) =>
      questionProblems(action, { question, words }, known.questions).map((what) => problem(key, question, what)),
    ),
    ...rules.flatMap(({ key, rule }) => {
      const what = actionRuleProblem(rule, namesOf(action));
      return what === undefined ? [] : [problem(key, rule, what)];
    }),
    ...placeholdersIn(action.effect)
      .filter((name) => ![...namesOf(action), ...action.seen, 'tier', 'count'].includes(name))
      .map((name) => problem('effect', name, stranger(name))),
    ...[...action.defaults, ...action.given]
      .filter(({ name }) => isDoubled(action, name))
      .map(({ name }) => problem('default', name, `"${name}" is not one optional argument`)),
    ...action.undo.flatMap((undo) =>
      undoProblems(action, undo, known.actions).map((what) => problem('undo', undo.action, what)),
    ),
  ];
}

/** What has to be so for some time is approved after that, and before it is void. */
export const voidBeforeDecided = (
  actions: readonly ReviewedAction[],
  { decided_within: withinMs }: { decided_within: number },
  label: string,
): Problem[] =>
  actions
    .filter(({ holdsForMs }) => holdsForMs >= withinMs)
    .map((action) => ({
      where: lineOf(action, 'holds-for', ''),
      what: `holds-for: what was seen has to be so for ${span(action.holdsForMs)} before it is approved and is void after ${span(withinMs)}, so nobody could ever approve it; expected less than the decided_within of ${label}`,
    }));

/** What is still under way when the time of its action is over is taken for lost, and could be asked for again. */
export const lostUnderWay = (
  actions: readonly ReviewedAction[],
  { failover }: { failover: FailoverSettings },
  label: string,
): Problem[] =>
  actions
    .filter(({ does }) => does === 'failover')
    .flatMap((action) =>
      Object.entries(failover)
        .filter(([, way]) => longest(way) > action.limitMs - looksMs)
        .map(([standby, way]) => ({
          where: `${label}: failover/${standby}/time_limit`,
          what: `its programs may take ${span(longest(way))} together; expected no more than ${span(action.limitMs - looksMs)}: past the ${span(action.limitMs)} of ${lineOf(action, 'limit', '')} it is taken for lost`,
        })),
    );

/** Before anything is run, the tiers are looked at once more. */
const looksMs = 10_000;

const namesOf = ({ arguments: all }: ReviewedAction): string[] => all.map(({ name }) => name);

const stranger = (name: string): string => `{${name}} is no argument and no seen column`;

/** A default is for an argument that may be left out; what is given has a name of its own. */
function isDoubled({ arguments: all, defaults }: ReviewedAction, name: string): boolean {
  const argument = all.find((one) => one.name === name);
  return defaults.some((one) => one.name === name) ? argument?.optional !== true : argument !== undefined;
}

function undoProblems(action: ReviewedAction, { action: name, words }: Undo, actions: Known['actions']): string[] {
  const undo = actions.find((one) => one.name === name);
  if (!undo) return [`there is no action "${name}"`];
  const strange = words.flatMap(placeholdersIn).filter((one) => ![...namesOf(action), ...action.seen].includes(one));
  const least = undo.arguments.filter(({ optional }) => !optional).length;
  const most = undo.arguments.length;
  const fits = words.length >= least && words.length <= most;
  return [
    ...strange.map(stranger),
    ...(fits ? [] : [`\`${name}\` takes ${least === most ? most : `${least} to ${most}`} words, not ${words.length}`]),
  ];
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
