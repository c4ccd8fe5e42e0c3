import { nearest } from '../nearest.ts';
import { type Answer, answered, type Question, type Tiers } from './tiers.ts';

/** What an argument may name is listed in a column of another question, asked with these words. */
export type Known = { argument: string; question: string; column: string; words: readonly string[] };

/** `relation size relation 200`; undefined for anything else. */
export function knownFrom(text: string): Known | undefined {
  const [argument, question, column, ...words] = text.split(/\s+/);
  return argument === undefined || question === undefined || column === undefined
    ? undefined
    : { argument, question, column, words };
}

/** A word that names nothing there, what was probably meant, and the words that list what there is. */
export type Strange = Known & { word: string; meant?: string | undefined };

/** The word for which an answer has no rows, because it names nothing; undefined when all are known, or nobody can tell. */
export async function strangeWord(question: Question, answer: Answer, ask: Tiers['ask']): Promise<Strange | undefined> {
  if (answer.rows.length > 0) return undefined;
  for (const known of question.known ?? []) {
    const word = answer.arguments[question.arguments.findIndex(({ name }) => name === known.argument)] ?? '';
    const names = word === '' ? undefined : await namesOf(known, answer.tier, ask);
    if (names && !names.includes(word)) return { ...known, word, meant: nearest(word, names) };
  }
  return undefined;
}

/** Undefined when the list is not to be had, or is not whole. */
async function namesOf({ question, column, words }: Known, tier: string, ask: Tiers['ask']) {
  const list = await ask(question, tier, words);
  if (!answered(list) || list.truncated || !list.columns.some(({ name }) => name === column)) return undefined;
  return list.rows.map((row) => String(row[column] ?? ''));
}
