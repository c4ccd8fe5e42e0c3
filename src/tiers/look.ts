import { Refusal } from '../refusal.ts';
import { actionWords } from './action-arguments.ts';
import { type ActionScope, columnsIn } from './action-rule.ts';
import type { ActionSettings } from './action-settings.ts';
import { twoPeople, withDefaults } from './concluding.ts';
import { askFor, holds, inputs, ruleOver } from './guard-answer.ts';
import { strangeWord } from './known.ts';
import { argumentsFor, type Looked } from './looked.ts';
import type { Guard, ReviewedAction } from './reviewed-action.ts';
import { shown } from './shown.ts';
import type { Answer, Column, Row, Tiers } from './tiers.ts';

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
    ruleOver(first, action, { ...scopeOf(typed, []), row }, answer) === true ? [index] : [],
  );
  const about = { ...answer, rows: answer.rows.filter((_, index) => chosen.includes(index)) };
  const seen = rows.filter((_, index) => chosen.includes(index));
  if (seen.length === 0) throw await missing(first, action, answer, tiers);
  const asSeen = withSeen(action, typed, about.rows);
  const words = await withDefaults({ action, tier, words: asSeen, about, scope: scopeOf(asSeen, seen) }, tiers);
  const looked = { action, tier, words, about, scope: scopeOf(words, seen) };
  for (const guard of others) await check(guard, first, looked, tiers);
  const because = await twoPeople(looked, tiers);
  return { ...looked, ...(because !== undefined && { because }) };
}

async function check(guard: Guard, first: Guard, looked: Looked, tiers: Tiers): Promise<void> {
  const same = guard.question === first.question && guard.words.join(' ') === first.words.join(' ');
  const { action, tier, words, about } = looked;
  const answer = same ? about : await askFor(guard, action, tier, words, tiers);
  const found = holds(guard, looked, answer);
  if (!found.holds) throw refusal(guard, action, answer, found.row);
}

async function missing(guard: Guard, action: ReviewedAction, answer: Answer, tiers: Tiers): Promise<Refusal> {
  const asked = [guard.question, ...answer.arguments.filter((word) => word !== '')].join(' ');
  const why = guard.sentence ?? 'the target is gone, or was never there';
  const found = answer.rows.length === 0 ? 'has no rows' : `has no row for which \`${guard.rule}\``;
  const question = tiers.questions.find(({ name }) => name === guard.question);
  const strange = question && (await strangeWord(question, answer, tiers.ask));
  const hint = strange?.meant === undefined ? '.' : `; did you mean ${strange.meant}?`;
  return new Refusal(`\`${action.name}\` is not done on ${answer.tier}: ${why} (\`${asked}\` ${found})${hint}`);
}

function refusal(guard: Guard, action: ReviewedAction, answer: Answer, row: Row | undefined): Refusal {
  const columns = columnsIn(
    guard.rule,
    answer.columns.map(({ name }) => name),
  );
  const read = answer.columns.filter(({ name }) => row && columns.includes(name));
  const value = (column: Column) => (column.private ? '•••' : shown(row?.[column.name] ?? null, column));
  const found = read.map((column) => `${column.name} ${value(column)}`).join(', ');
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
