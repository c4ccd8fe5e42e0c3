import { Refusal } from '../refusal.ts';
import type { Looked } from '../tiers/looked.ts';
import { maskedMail } from '../tiers/masking.ts';
import type { ActionWording } from '../tiers/reviewed-action.ts';
import { statementValues } from '../tiers/statement-values.ts';
import { Unasked } from '../tiers/unasked.ts';
import { type Operator, said } from './operator.ts';
import { type Read, read } from './read.ts';

/** The statements as they will run, each with its values; `shown` is what people approve. */
export type Planned = {
  shown: string;
  statements: readonly { sql: string; values: readonly (string | null)[] }[];
  plan: readonly string[];
};

/**
 * Has the server write the statement or plan it, without running it: so what this login may not do is said
 * before anybody decides. `explain` takes bound values, so nothing is prepared that could be left behind.
 */
export async function planned({ connection, has }: Operator, looked: Looked, wording: ActionWording): Promise<Planned> {
  const { action, tier } = looked;
  const values = statementValues(looked, wording);
  const sql = action.builds ? wording.sql : `explain (costs off) ${wording.sql}`;
  const caps = { limitMs: 4000, rows: 500, bytes: 1_000_000 };
  const answer = await read(connection, sql, values, caps, AbortSignal.timeout(5000)).catch((error: unknown) => {
    throw new Unasked(
      `${has.role} can't do \`${action.name}\` on ${tier}: ${said(error)}. What it may touch stands under \`rights\` in config/actions/settings.yml, and \`npm run roles tier\` prints the grants.`,
    );
  });
  const lines = linesOf(answer);
  if (!action.builds)
    return { shown: wording.sql, statements: [{ sql: wording.sql, values }], plan: lines.map(maskedMail) };
  if (lines.length === 0)
    throw new Refusal(`\`${action.name}\` is not done on ${tier}: its catalogue has no such name.`);
  return { shown: lines.join(';\n'), statements: lines.map((line) => ({ sql: line, values: [] })), plan: [] };
}

const linesOf = ({ rows }: Read): string[] => rows.flatMap(([line]) => line ?? []);
