import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PostgresTiers } from '../../src/postgres/tiers.ts';
import { columnProblems } from '../../src/tiers/prove.ts';
import type { Reviewed } from '../../src/tiers/reviewed.ts';
import { answered } from '../../src/tiers/tiers.ts';
import { type Shape, shapeDatabase, shapes } from './shapes/database.ts';
import { alone, word } from './texts.ts';

/** Asks every text of every question, as the bot's own login, of every shape on one server. */
export function everyQuestionAnswers(cluster?: () => string): void {
  describe.each(shapes)('every text of every question on the %s shape', (shape) => {
    let made: Shape;
    let tiers: PostgresTiers;
    let texts: readonly Reviewed[];
    beforeAll(async () => {
      made = await shapeDatabase(shape, cluster?.());
      texts = made.questions.flatMap(alone);
      tiers = made.asking(texts);
    });
    afterAll(async () => {
      tiers.close();
      await made.close();
    });

    test('answers with the columns that its rules speak of, or says what it lacks', async () => {
      const lacking: string[] = [];
      for (const { name, arguments: takes, tiers: of, wordings } of texts) {
        const bare = takes.every(({ optional }) => optional) ? [[]] : [];
        for (const words of [...bare, takes.map(word)]) {
          const asked = await tiers.ask(name, of[0] ?? '', words);
          const problems = wordings.flatMap((wording) =>
            answered(asked) ? columnProblems(wording, asked.columns) : [],
          );
          const silence = answered(asked) || asked.kind === 'lacks' ? undefined : asked.sentence;
          expect({ name, problems, silence }).toEqual({ name, problems: [], silence: undefined });
          if (!answered(asked)) lacking.push(name);
        }
      }
      expect(lacking.filter((name) => !known(made, shape, name))).toEqual([]);
    });
  });
}

/** What a shape has no table for, and texts for other servers or for a console. */
function known({ questions }: Shape, shape: string, name: string): boolean {
  if (
    name.endsWith('@console') ||
    ['checkpoints', 'io'].some((one) => name.startsWith(one)) ||
    lacks[shape]?.includes(name)
  )
    return true;
  return shape === 'seed' && !inSeed.some((one) => name.startsWith(one)) && !catalogueAlone(questions, name);
}

const lacks: Record<string, string[]> = {
  guides: ['admin-ops@plural', 'content-days@messages'],
  at: ['migrations', 'content-days@messages'],
};
const inSeed = ['pool', 'queue-bands', 'queue@', 'backlog', 'throughput', 'content-days@', 'weekly@queue'];

/** True for a question that reads no table of the customer. */
const catalogueAlone = (questions: readonly Reviewed[], name: string): boolean =>
  questions
    .filter((one) => one.wordings.every(({ requires }) => requires.every(({ kind }) => kind !== 'table')))
    .some((one) => name.split('@')[0] === one.name);
