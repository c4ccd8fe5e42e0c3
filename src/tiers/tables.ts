import { fileURLToPath } from 'node:url';
import { root } from '../root.ts';
import { loadQuestions } from './questions.ts';

/** What the shipped questions read, over all tiers: what the bot's logins may select from. */
export async function tablesOfQuestions(): Promise<string[]> {
  const { questions } = await loadQuestions(fileURLToPath(new URL('config/queries/', root)), []);
  const needs = questions.flatMap(({ wordings }) => wordings.flatMap(({ requires }) => requires));
  return [...new Set(needs.flatMap((need) => (need.kind === 'table' ? [need.table] : [])))].sort();
}
