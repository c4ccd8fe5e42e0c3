import { parseArgs } from 'node:util';
import { journalRoles, tierRoles } from './postgres/roles.ts';
import { Refusal } from './refusal.ts';
import { tablesOfQuestions, touchedByActions } from './tiers/tables.ts';

/** `npm run roles [tier|journal]`: prints the SQL that makes the bot's logins; nothing is changed. */
const [which] = parseArgs({ allowPositionals: true }).positionals;
if (which !== undefined && which !== 'tier' && which !== 'journal') {
  console.error(`"${which}" is neither tier nor journal. Usage: npm run roles [tier|journal]`);
  process.exitCode = 1;
} else {
  if (which !== 'journal') console.log(tierRoles(await tablesOfQuestions(), await touched()));
  if (which !== 'tier') console.log(journalRoles());
}

/** SQL that takes all rights away is nothing to print where the settings can't be read. */
function touched(): ReturnType<typeof touchedByActions> {
  return touchedByActions().catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    return process.exit(1);
  });
}
