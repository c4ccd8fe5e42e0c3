import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { journalRoles, tierRoles } from './postgres/roles.ts';
import { root } from './root.ts';
import { loadQuestions } from './tiers/questions.ts';

/** `npm run roles [tier|journal]`: prints the SQL that makes the bot's logins; nothing is changed. */
const [which] = parseArgs({ allowPositionals: true }).positionals;
if (which !== undefined && which !== 'tier' && which !== 'journal') {
  console.error(`"${which}" is neither tier nor journal. Usage: npm run roles [tier|journal]`);
  process.exitCode = 1;
} else {
  if (which !== 'journal') console.log(tierRoles(await tables()));
  if (which !== 'tier') console.log(journalRoles());
}

/** What the questions read; a table of another tier is passed over where it is not. */
async function tables(): Promise<string[]> {
  const { questions } = await loadQuestions(fileURLToPath(new URL('config/queries/', root)), []);
  const needs = questions.flatMap(({ wordings }) => wordings.flatMap(({ requires }) => requires));
  return [...new Set(needs.flatMap((need) => (need.kind === 'table' ? [need.table] : [])))].sort();
}
