import type { Problem } from '../problems.ts';
import { actionRuleProblem } from './action-rule.ts';
import { lineOf, rulesOf } from './action-rules.ts';
import type { ReviewedAction } from './reviewed-action.ts';
import type { Column } from './tiers.ts';

/** The columns of a question about a tier; undefined when that tier can't be asked it. */
export type ColumnsOf = (question: string, tier: string) => readonly Column[] | undefined;

/** What an action says of the columns of its guards' questions that the columns real tiers gave do not bear out. */
export function actionColumnProblems(action: ReviewedAction, columnsOf: ColumnsOf): Problem[] {
  const found = action.tiers.flatMap((tier) => [
    ...ruleProblems(action, tier, columnsOf),
    ...seenProblems(action, tier, columnsOf),
  ]);
  return found.filter(({ where, what }, index) => index === found.findIndex((one) => same(one, { where, what })));
}

const same = (one: Problem, other: Problem): boolean => one.where === other.where && one.what === other.what;

function ruleProblems(action: ReviewedAction, tier: string, columnsOf: ColumnsOf): Problem[] {
  const names = action.arguments.map(({ name }) => name);
  const [first] = action.guards;
  const seen = columnsOf(first?.question ?? '', tier);
  return rulesOf(action).flatMap(({ key, rule, asked }) => {
    const row = asked ? columnsOf(asked.question, tier) : seen;
    const what = row && seen && actionRuleProblem(rule, names, { row, seen, decides: decisive.has(key) });
    return what === undefined ? [] : [{ where: lineOf(action, key, rule), what: `${key}: ${what}` }];
  });
}

/** Rules whose value is a yes or no. */
const decisive: ReadonlySet<string> = new Set(['guard', 'verify', 'leaves', 'two-person when', 'undo']);

/** The effect speaks of arguments and of seen columns alone, so what is wrong with these is wrong with it. */
function seenProblems(action: ReviewedAction, tier: string, columnsOf: ColumnsOf): Problem[] {
  const [first] = action.guards;
  const columns = columnsOf(first?.question ?? '', tier)?.map(({ name }) => name);
  if (!columns) return [];
  return action.seen
    .filter((name) => !columns.includes(name))
    .map((name) => ({
      where: lineOf(action, 'seen', name),
      what: `seen: there is no column "${name}" in \`${first?.question}\`, whose columns are ${columns.join(', ')}`,
    }));
}
