import { fileURLToPath } from 'node:url';
import { Refusal } from '../refusal.ts';
import { root } from '../root.ts';
import { type ActionsFile, loadActions } from './actions.ts';
import { loadQuestions } from './questions.ts';

/** What the shipped questions read, over all tiers: what the bot's logins may select from. */
export async function tablesOfQuestions(): Promise<string[]> {
  const { questions } = await loadQuestions(fileURLToPath(new URL('config/queries/', root)), []);
  const needs = questions.flatMap(({ wordings }) => wordings.flatMap(({ requires }) => requires));
  return [...new Set(needs.flatMap((need) => (need.kind === 'table' ? [need.table] : [])))].sort();
}

const actionsFolder = fileURLToPath(new URL('config/actions/', root));

/** What the actions of that folder touch: columns of tables, the logins they may lock out, and those whose statements they may limit. It is refused when the settings beside them are. */
export async function touchedByActions(
  folder = actionsFolder,
): Promise<Record<'contained' | 'limited', readonly string[]> & Pick<ActionsFile, 'rights'>> {
  const { settings, problems } = await loadActions(folder, [], []);
  if (!settings) throw new Refusal(problems.map(({ where, what }) => `${where}: ${what}`).join('\n'));
  return { rights: settings.rights, contained: settings.contained_roles, limited: settings.timeout_roles };
}
