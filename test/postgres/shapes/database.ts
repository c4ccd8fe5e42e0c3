import { readFile } from 'node:fs/promises';
import { createTiers, type PostgresTiers } from '../../../src/postgres/tiers.ts';
import { tierSql } from '../../../src/sandbox/tiers/tier-sql.ts';
import { loadQuestions } from '../../../src/tiers/questions.ts';
import type { Reviewed } from '../../../src/tiers/reviewed.ts';
import { type TestDatabase, testDatabase } from '../../support/postgres.ts';
import { allTiers, readerUrl } from '../reader.ts';

/** The shapes that the customer's documents give the same tables: the operations hub's, the guides', the migrations'. */
export const shapes = ['seed', 'guides', 'at'] as const;

export type Shape = {
  database: TestDatabase;
  questions: readonly Reviewed[];
  tiers: PostgresTiers;
  /** Asks the tiers of this shape other questions. */
  asking(questions: readonly Reviewed[]): PostgresTiers;
  close(): Promise<void>;
};

/** One database that all four tiers share, read by the bot's own login; on the cluster at `cluster`, or the run's. */
export async function shapeDatabase(shape: (typeof shapes)[number], cluster?: string): Promise<Shape> {
  const { questions } = await loadQuestions('config/queries', allTiers);
  const database = await testDatabase(`shape_${shape}`, cluster === undefined ? {} : { cluster });
  const schemas = shape === 'guides' ? await Promise.all(allTiers.map((tier) => tierSql(tier, 'schema'))) : [];
  const rows = await readFile(new URL(`${shape}.sql`, import.meta.url), 'utf8');
  await database.admin(['create extension pg_stat_statements', ...schemas, rows, 'analyze'].join(';\n'));
  const needs = questions.flatMap(({ wordings }) => wordings.flatMap(({ requires }) => requires));
  const url = await readerUrl(
    database,
    needs.flatMap((need) => (need.kind === 'table' ? [need.table] : [])),
  );
  const asking = (asked: readonly Reviewed[]) =>
    createTiers({ tiers: allTiers.map((name) => ({ name, url })), questions: asked, now: () => new Date() });
  const tiers = asking(questions);
  return {
    ...{ database, questions, tiers, asking },
    close: async () => {
      tiers.close();
      await database.drop();
    },
  };
}
