import { Environment } from '@marcbachmann/cel-js';
import type { ActionSettings } from './action-settings.ts';
import type { Input } from './rule.ts';

/** What a rule of an action may speak of: `row` of a guard's answer, all `rows`, those `seen` by the first guard. */
export type ActionScope = {
  row?: Input | undefined;
  rows: readonly Input[];
  seen: readonly Input[];
  args: Readonly<Record<string, string | number | readonly string[] | null>>;
  settings: ActionSettings;
  tier: string;
};

/** What is wrong with a rule before anything was asked: it does not parse, or speaks of an argument that there is none of. */
export function actionRuleProblem(rule: string, args: readonly string[]): string | undefined {
  const checked = environmentOf(args).check(rule);
  if (checked.error) return `\`${rule}\` is not a rule: ${firstLine(checked.error.message)}`;
  const [, called] = /\b(matches|has)\s*\(/.exec(bare(rule)) ?? [];
  return called === undefined ? undefined : `\`${rule}\` calls ${called}, which is refused in a rule`;
}

/** The value of a rule; an error says why there is none, and then nothing may be concluded. */
export function ruleValue(rule: string, scope: ActionScope): { value: unknown } | { why: string } {
  try {
    return { value: loose.parse(rule)({ ...scope, row: scope.row ?? {} }) };
  } catch (error) {
    return { why: firstLine(error instanceof Error ? error.message : String(error)) };
  }
}

/** Whether a rule speaks of each row, not of all rows at once. */
export const perRow = (rule: string): boolean => /\brow\b/.test(bare(rule));

/** The columns of these that a rule speaks of. */
export const columnsIn = (rule: string, columns: readonly string[]): string[] =>
  columns.filter((name) => new RegExp(`\\brow\\.${name}\\b`).test(rule));

const bare = (rule: string): string => rule.replace(/"[^"]*"|'[^']*'/g, '""');
const firstLine = (text: string): string => text.split('\n')[0] ?? '';

const base = () =>
  new Environment()
    .registerVariable('row', 'dyn')
    .registerVariable('rows', 'list<dyn>')
    .registerVariable('seen', 'list<dyn>')
    .registerVariable('settings', 'dyn')
    .registerVariable('tier', 'string');

const loose = base().registerVariable('args', 'dyn');

function environmentOf(args: readonly string[]): Environment {
  const fields = Object.fromEntries(args.map((name) => [name, 'dyn']));
  return base().registerType('Arguments', { fields }).registerVariable('args', 'Arguments');
}
