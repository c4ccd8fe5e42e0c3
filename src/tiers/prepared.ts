import { createHash } from 'node:crypto';
import type { Prepared } from './acting.ts';
import { filled } from './guard.ts';
import type { Looked } from './looked.ts';
import type { Cell, Row } from './tiers.ts';

/** What was looked at, with the statement that would run, as a person decides upon it. */
export function preparedFrom(looked: Looked, statement: string): Prepared {
  const { action, tier, words, about, because } = looked;
  const args = action.arguments.map(({ name }) => words.get(name) ?? '');
  return {
    action: action.name,
    tier,
    arguments: args,
    statement,
    hash: hashOf([action.name, tier, statement, args, seenValues(action.seen, about.rows)]),
    effect: effectOf(looked),
    seen: about.rows,
    compared: action.seen,
    about,
    approval: action.approval === 'two-person' || because !== undefined ? 'two-person' : 'confirm',
    ...(because !== undefined && { because }),
    ...(action.holdsForMs > 0 && { waitMs: action.holdsForMs }),
  };
}

/** The columns that may not change, of each row, in an order that does not depend on the server's. */
const seenValues = (columns: readonly string[], rows: readonly Row[]): string[] =>
  rows.map((row) => JSON.stringify(columns.map((name) => row[name] ?? null))).sort();

const hashOf = (all: unknown): string => createHash('sha256').update(JSON.stringify(all)).digest('hex');

const text = (cell: Cell | undefined): string => (cell === '' ? 'nothing' : String(cell ?? '–'));

function effectOf({ action, tier, words, about }: Looked): string {
  const [first] = about.rows;
  const seen = action.seen.map((name) => [name, text(first?.[name])] as const);
  const given = [...words].filter(([, word]) => word !== '');
  return filled(action.effect, new Map([...seen, ...given, ['tier', tier], ['count', String(about.rows.length)]]));
}
