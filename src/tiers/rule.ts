import { Environment } from '@marcbachmann/cel-js';
import type { Column } from './tiers.ts';

/** What a rule may speak of. `row` is undefined for a rule that speaks of all rows. */
export type Scope = { row: Input | undefined; rows: readonly Input[]; tier: string };
export type Input = Readonly<Record<string, string | number | boolean | Date | null>>;

export type Outcome = { kind: 'value'; value: boolean } | { kind: 'error'; why: string };
export type Rule = { text: string; perRow: boolean; evaluate: (scope: Scope) => Outcome };

/** What is wrong with a rule before any column is known, or undefined. */
export function ruleProblem(text: string): string | undefined {
  const checked = loose.check(text);
  if (checked.error) return `\`${text}\` is not a rule: ${firstLine(checked.error.message)}`;
  const called = nodes(loose.parse(text).ast).find(({ name }) => refused.has(name))?.name ?? '';
  return refused.has(called) ? `\`${text}\` calls ${called}, which is refused: ${refused.get(called)}` : undefined;
}

/** A rule over rows of these columns, or what is wrong with it: a misspelt column is an error, also on no rows. */
export function compiled(text: string, columns: readonly Column[]): Rule | { problem: string } {
  const key = `${columns.map(({ name }) => name).join('\n')}\n\n${text}`;
  const known = cache.get(key);
  if (known) return known;
  if (cache.size >= 1000) cache.clear();
  const rule = compile(text, columns);
  cache.set(key, rule);
  return rule;
}

// The same few rules are evaluated for ever; compiling one takes a thousand times as long as evaluating it.
const cache = new Map<string, Rule | { problem: string }>();

// Evaluation is looser than the check: rows are plain objects, which a declared list type refuses at an index.
const loose = new Environment()
  .registerVariable('row', 'dyn')
  .registerVariable('rows', 'list<dyn>')
  .registerVariable('tier', 'string');

const refused = new Map([
  ['matches', 'a regular expression can block the bot for seconds'],
  ['has', 'it hides a misspelt column'],
]);

function compile(text: string, columns: readonly Column[]): Rule | { problem: string } {
  const problem = ruleProblem(text);
  if (problem !== undefined) return { problem };
  const checked = strict(columns).check(text);
  if (checked.error) return { problem: `\`${text}\` does not fit the columns: ${firstLine(checked.error.message)}` };
  if (checked.type !== 'bool' && checked.type !== 'dyn') return { problem: `\`${text}\` is not a yes or no` };
  const run = loose.parse(text);
  const perRow = nodes(run.ast).some(({ kind, name }) => kind === 'id' && name === 'row');
  return { text, perRow, evaluate: (scope) => evaluated(text, run, scope) };
}

function strict(columns: readonly Column[]): Environment {
  const fields = Object.fromEntries(columns.map(({ name }) => [name, 'dyn']));
  return new Environment()
    .registerType('Row', { fields })
    .registerVariable('row', 'Row')
    .registerVariable('rows', 'list<Row>')
    .registerVariable('tier', 'string');
}

function evaluated(text: string, run: (scope: Scope) => unknown, scope: Scope): Outcome {
  const result = attempt(() => run(scope));
  if ('error' in result) return { kind: 'error', why: missing(text, scope) ?? result.error };
  if (typeof result.value === 'boolean') return { kind: 'value', value: result.value };
  return { kind: 'error', why: 'it is not a yes or no' };
}

/** The columns a rule speaks of that have no value in its row: nearly always why it cannot be evaluated. */
function missing(text: string, { row }: Scope): string | undefined {
  const empty = Object.keys(row ?? {}).filter(
    (name) => row?.[name] === null && new RegExp(`row\\.${name}\\b`).test(text),
  );
  return empty.length === 0 ? undefined : `${empty.join(', ')} ${empty.length === 1 ? 'has' : 'have'} no value`;
}

function attempt<T>(run: () => T): { value: T } | { error: string } {
  try {
    return { value: run() };
  } catch (error) {
    return { error: firstLine(error instanceof Error ? error.message : String(error)) };
  }
}

const firstLine = (text: string): string => text.split('\n')[0] ?? '';

/** Every identifier and every called name of a rule. */
function nodes(node: unknown): { kind: string; name: string }[] {
  if (Array.isArray(node)) return node.flatMap(nodes);
  if (typeof node !== 'object' || node === null || !('op' in node) || !('args' in node)) return [];
  const { op, args } = node;
  if (op === 'id') return [{ kind: 'id', name: String(args) }];
  const called =
    (op === 'call' || op === 'rcall') && Array.isArray(args) ? [{ kind: 'call', name: String(args[0]) }] : [];
  return [...called, ...nodes(args)];
}
