import { Refusal } from '../refusal.ts';
import type { Prepared } from './acting.ts';
import { actionWords, ruleArgument } from './action-arguments.ts';
import { type ActionScope, columnsIn, perRow, ruleValue } from './action-rule.ts';
import type { ActionSettings } from './action-settings.ts';
import { filled } from './guard.ts';
import type { Guard, ReviewedAction } from './reviewed-action.ts';
import { shown } from './shown.ts';
import { type Answer, answered, type Row, type Tiers } from './tiers.ts';
import { Unasked } from './unasked.ts';
import { input } from './verdict.ts';

/** What the guards saw, with every argument. */
export type Looked = {
  action: ReviewedAction;
  tier: string;
  words: ReadonlyMap<string, string>;
  /** The first guard's answer, cut down to the rows that the action is about. */
  about: Answer;
  scope: ActionScope;
};

/** Asks every guard; throws a Refusal that says which one does not hold and what was found. */
export async function look(
  action: ReviewedAction,
  tier: string,
  given: readonly string[],
  { tiers, settings }: { tiers: Tiers; settings: ActionSettings },
): Promise<Looked> {
  const [first, ...others] = action.guards;
  if (!first) throw new Error(`the action ${action.name} has no guard`);
  const typed = actionWords(action, given);
  const answer = await askFor(first, action, tier, typed, tiers);
  const rows = inputs(answer);
  const scopeOf = (words: ReadonlyMap<string, string>, seen: ActionScope['seen']): ActionScope => ({
    ...{ rows, seen, settings, tier, args: argumentsFor(action, words) },
  });
  const chosen = rows.flatMap((row, index) =>
    value(first, action, { ...scopeOf(typed, []), row }, answer) === true ? [index] : [],
  );
  const about = { ...answer, rows: answer.rows.filter((_, index) => chosen.includes(index)) };
  const seen = rows.filter((_, index) => chosen.includes(index));
  if (seen.length === 0) throw missing(first, action, answer);
  const asSeen = withSeen(action, typed, about.rows);
  const words = withDefaults(action, asSeen, scopeOf(asSeen, seen));
  const looked = { action, tier, words, about, scope: scopeOf(words, seen) };
  for (const guard of others) await check(guard, first, looked, tiers);
  return looked;
}

/** Whether a rule holds over an answer: of each row if it speaks of one, else of all at once. */
export function holds(
  guard: Guard,
  { action, scope }: Pick<Looked, 'action' | 'scope'>,
  answer: Answer,
): { holds: boolean; row?: Row } {
  const rows = inputs(answer);
  if (!perRow(guard.rule)) return { holds: value(guard, action, { ...scope, rows }, answer) === true };
  const wrong = rows.findIndex((row) => value(guard, action, { ...scope, rows, row }, answer) !== true);
  const row = answer.rows[wrong];
  return rows.length > 0 && wrong < 0 ? { holds: true } : { holds: false, ...(row && { row }) };
}

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

/** The words of a question, with the arguments in them. */
export const wordsOf = (words: readonly string[], values: ReadonlyMap<string, string>, tier: string): string[] =>
  words.map((word) => filled(word, new Map([...values, ['tier', tier]])));

async function askFor(
  { question, words }: Guard,
  action: ReviewedAction,
  tier: string,
  values: ReadonlyMap<string, string>,
  tiers: Tiers,
): Promise<Answer> {
  const asked = await tiers.ask(question, tier, wordsOf(words, values, tier));
  if (!answered(asked)) throw new Unasked(`\`${action.name}\` needs \`${question}\` first. ${asked.sentence}`);
  if (asked.truncated)
    throw new Unasked(`\`${question}\` was cut off, so \`${action.name}\` can't see all it is about.`);
  return asked;
}

const argumentsFor = (action: ReviewedAction, words: ReadonlyMap<string, string>): ActionScope['args'] =>
  Object.fromEntries(
    action.arguments.map((argument) => [argument.name, ruleArgument(argument, words.get(argument.name) ?? '')]),
  );

async function check(guard: Guard, first: Guard, looked: Looked, tiers: Tiers): Promise<void> {
  const same = guard.question === first.question && guard.words.join(' ') === first.words.join(' ');
  const { action, tier, words, about } = looked;
  const answer = same ? about : await askFor(guard, action, tier, words, tiers);
  const found = holds(guard, looked, answer);
  if (!found.holds) throw refusal(guard, action, answer, found.row);
}

function value(guard: Guard, action: ReviewedAction, scope: ActionScope, answer: Answer): unknown {
  const result = ruleValue(guard.rule, scope);
  if ('value' in result) return result.value;
  throw new Unasked(
    `\`${action.name}\` is not done on ${answer.tier}: \`${guard.rule}\` can't be evaluated over \`${guard.question}\`: ${result.why}.`,
  );
}

function missing(guard: Guard, action: ReviewedAction, answer: Answer): Refusal {
  const asked = [guard.question, ...answer.arguments.filter((word) => word !== '')].join(' ');
  const why = guard.sentence ?? 'the target is gone, or was never there';
  return new Refusal(
    `\`${action.name}\` is not done on ${answer.tier}: ${why} (\`${asked}\`, rule \`${guard.rule}\`).`,
  );
}

function refusal(guard: Guard, action: ReviewedAction, answer: Answer, row: Row | undefined): Refusal {
  const columns = columnsIn(
    guard.rule,
    answer.columns.map(({ name }) => name),
  );
  const read = answer.columns.filter(({ name }) => row && columns.includes(name));
  const found = read.map((column) => `${column.name} ${shown(row?.[column.name] ?? null, column)}`).join(', ');
  const why = guard.sentence ?? `\`${guard.rule}\` does not hold`;
  return new Refusal(`\`${action.name}\` is not done on ${answer.tier}: ${why}${found === '' ? '' : ` (${found})`}.`);
}

/** What was left out is taken from what was seen; what was given has to be what is seen now. */
function withSeen(
  action: ReviewedAction,
  typed: ReadonlyMap<string, string>,
  rows: readonly Row[],
): Map<string, string> {
  const words = new Map(typed);
  for (const { name } of action.arguments.filter((argument) => argument.seen)) {
    const now = [...new Set(rows.map((row) => String(row[name] ?? '')))].sort().join(',');
    const given = (typed.get(name) ?? '').split(',').sort().join(',');
    if (given !== '' && given !== now) {
      throw new Refusal(
        `\`${action.name}\` is not done: ${name} was ${given} when it was looked at and is ${now} now, so it is no longer the same target.`,
      );
    }
    words.set(name, now);
  }
  return words;
}

function withDefaults(
  action: ReviewedAction,
  words: ReadonlyMap<string, string>,
  scope: ActionScope,
): Map<string, string> {
  const all = new Map(words);
  for (const { name, rule } of action.defaults.filter((one) => words.get(one.name) === '')) {
    const found = ruleValue(rule, { ...scope, row: scope.seen[0] });
    if (!('value' in found) || found.value === null) {
      throw new Unasked(`\`${action.name}\` needs ${name}: nothing says which it should be (\`${rule}\`).`);
    }
    all.set(name, String(found.value));
  }
  return all;
}

const inputs = (answer: Answer): ActionScope['rows'] => answer.rows.map((row) => input(row, answer.columns));
