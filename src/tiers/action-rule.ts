import { Environment } from '@marcbachmann/cel-js';
import { type ActionSettings, settingNames } from './action-settings.ts';
import type { Input } from './rule.ts';
import type { Column } from './tiers.ts';

/**
 * What a rule of an action may speak of: `row` of a guard's answer, all `rows`, those `seen` by the first guard, and in a
 * verification that compares the rows of its first look, `before`.
 */
export type ActionScope = {
  row?: Input | undefined;
  rows: readonly Input[];
  seen: readonly Input[];
  before?: readonly Input[];
  args: Readonly<Record<string, string | number | readonly string[] | null>>;
  settings: ActionSettings;
  tier: string;
};

/** The columns that a rule may speak of, as a real tier gave them; `decides`: it has to say yes or no. */
type Columns = { row: readonly Column[]; seen: readonly Column[]; decides: boolean };

/**
 * What is wrong with a rule before it is needed: it does not parse, or speaks of an argument or a setting that there is
 * none of, or of a column when the columns are known.
 */
export function actionRuleProblem(rule: string, args: readonly string[], columns?: Columns): string | undefined {
  const checked = environmentOf(args, columns).check(rule);
  if (checked.error) {
    const what = columns ? 'does not fit the columns' : 'is not a rule';
    return `\`${rule}\` ${what}: ${firstLine(checked.error.message)}`;
  }
  if (columns?.decides && checked.type !== 'bool' && checked.type !== 'dyn') return `\`${rule}\` is not a yes or no`;
  const [, called] = /\b(matches|has)\s*\(/.exec(bare(rule)) ?? [];
  return called === undefined ? undefined : `\`${rule}\` calls ${called}, which is refused in a rule`;
}

/** The value of a rule; an error says why there is none, and then nothing may be concluded. */
export function ruleValue(rule: string, scope: ActionScope): { value: unknown } | { why: string } {
  try {
    return { value: loose.parse(rule)({ before: [], ...scope, row: scope.row ?? {} }) };
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

const loose = new Environment()
  .registerVariable('row', 'dyn')
  .registerVariable('rows', 'list<dyn>')
  .registerVariable('seen', 'list<dyn>')
  .registerVariable('before', 'list<dyn>')
  .registerVariable('settings', 'dyn')
  .registerVariable('tier', 'string')
  .registerVariable('args', 'dyn');

function environmentOf(args: readonly string[], columns?: Columns): Environment {
  const names = (list: readonly Column[]) => fields(list.map(({ name }) => name));
  const known = new Environment()
    .registerType('Arguments', { fields: fields(args) })
    .registerType('Settings', { fields: fields(settingNames) })
    .registerVariable('args', 'Arguments')
    .registerVariable('settings', 'Settings')
    .registerVariable('tier', 'string');
  if (!columns)
    return known
      .registerVariable('row', 'dyn')
      .registerVariable('rows', 'list<dyn>')
      .registerVariable('seen', 'list<dyn>')
      .registerVariable('before', 'list<dyn>');
  return known
    .registerType('Row', { fields: names(columns.row) })
    .registerType('Seen', { fields: names(columns.seen) })
    .registerVariable('row', 'Row')
    .registerVariable('rows', 'list<Row>')
    .registerVariable('seen', 'list<Seen>')
    .registerVariable('before', 'list<Row>');
}

const fields = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, 'dyn']));
