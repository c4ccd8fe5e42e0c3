import type { Problem } from '../problems.ts';
import type { ColumnsOf } from './action-columns.ts';
import type { Known } from './known.ts';
import type { Reviewed } from './reviewed.ts';

/** What the lines `known:` say that these questions do not bear out. */
export const knownProblems = (questions: readonly Reviewed[]): Problem[] =>
  each(questions, (known, { arguments: own, tiers }) => {
    if (!own.some(({ name }) => name === known.argument)) return [`no argument is called "${known.argument}"`];
    const list = questions.find(({ name }) => name === known.question);
    if (!list) return [`no question is called "${known.question}"`];
    const elsewhere = tiers.filter((tier) => !list.tiers.includes(tier));
    if (elsewhere.length > 0) return [`\`${list.name}\` can't be asked of ${elsewhere.join(', ')}`];
    const missing = list.arguments.slice(known.words.length).filter(({ optional }) => !optional);
    return missing.map(({ name }) => `\`${list.name}\` needs ${name}`);
  });

/** The same of the columns that real tiers gave. */
export const knownColumnProblems = (questions: readonly Reviewed[], columnsOf: ColumnsOf): Problem[] =>
  each(questions, ({ question, column }, { tiers }) => {
    const found = tiers.map((tier) => columnsOf(question, tier)).find((columns) => columns !== undefined);
    if (!found || found.some(({ name }) => name === column)) return [];
    return [
      `there is no column "${column}" in \`${question}\`, whose columns are ${found.map(({ name }) => name).join(', ')}`,
    ];
  });

const each = (questions: readonly Reviewed[], problems: (known: Known, question: Reviewed) => string[]): Problem[] =>
  questions.flatMap((question) =>
    (question.known ?? []).flatMap((known) =>
      problems(known, question).map((what) => ({ where: lineOf(question, known), what: `known: ${what}` })),
    ),
  );

function lineOf({ wordings: [text] }: Reviewed, { argument, question }: Known): string {
  const line = text?.lines.find(({ says }) => says.includes(`${argument} ${question} `));
  return line?.where ?? text?.file ?? '';
}
