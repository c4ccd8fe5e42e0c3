import { buttons, type Message, message, note, type Part, table, text, title } from '../messages/message.ts';
import { ago, bold, person, type Span, spans, type Text } from '../messages/text.ts';
import { standing, standingWord } from './mark.ts';
import { found } from './reason.ts';
import { heading, tableCell, visible } from './shown.ts';
import { type Answer, type Asked, answered } from './tiers.ts';
import { worstFirst } from './worst.ts';

/** One question's answers from several tiers: a line for each, worst first, and the first rows of all in one table. */
export function everywhere(question: string, asked: readonly Asked[], { masked, by }: Drawn): Message {
  const sorted = [...asked].sort(worstFirst);
  const headline = `${question} · all tiers`;
  return message(
    summary(headline, sorted),
    title(headline),
    ...sorted.map((one): Part => text([`${standing(one)} `, bold(one.tier), ...spans(because(one))])),
    ...tableOf(question, sorted.filter(answered), masked),
    note(...asking(sorted, by)),
    buttons(
      ...sorted.map(({ tier, arguments: words = [] }) => ({
        label: `${question} ${tier}`,
        words: [question, tier, ...words],
      })),
    ),
  );
}

type Drawn = { masked: boolean; by?: string };

/** Who asked when, and how long each tier took, which had its own time limit. */
function asking(asked: readonly Asked[], by: string | undefined): Span[] {
  const [first] = asked.filter(answered);
  const took = asked.map(({ tier, ms }) => `${tier} ${ms} ms`).join(', ');
  return [
    'asked',
    ...(first ? [' ', ago(new Date(first.at))] : []),
    ...(by === undefined ? [] : [' by ', person(by)]),
    `, each tier with its own time limit: ${took}`,
  ];
}

function summary(headline: string, asked: readonly Asked[]): string {
  const judged = (one: Asked) => answered(one) || one.kind === 'lacks';
  const silent = asked.filter((one) => !judged(one)).map(({ tier }) => tier);
  const said = asked.filter(judged).map((one) => `${one.tier} ${standingWord(one)}`);
  return `${headline}: ${[...said, ...(silent.length === 0 ? [] : [`no answer from ${silent.join(', ')}`])].join(', ')}`;
}

function because(one: Asked): Text {
  if (!answered(one)) return `: ${one.sentence}`;
  const [first] = one.because;
  if (first) return [': ', ...found(first, one)];
  return one.rows.length === 0 ? ': there are no rows' : ': nothing wrong was found';
}

/** Tiers whose texts gave other columns than the worst one's are left to their buttons. */
function tableOf(question: string, answers: readonly Answer[], masked: boolean): Part[] {
  const full = answers.filter(({ rows }) => rows.length > 0);
  const [first] = full;
  if (!first) return [];
  const columns = visible(first);
  const same = full.filter((answer) => names(answer) === names(first));
  const left = full.length - same.length;
  const named = columns.some(({ name }) => name === 'tier');
  const cells = same.flatMap((answer) =>
    answer.rows
      .slice(0, rowsOfEach)
      .map((row) => [
        ...(named ? [] : [answer.tier]),
        ...columns.map((column) => (masked && column.private ? '•••' : tableCell(row[column.name] ?? null, column))),
      ]),
  );
  const cut = left > 0 || same.some(({ rows }) => rows.length > rowsOfEach);
  return [
    table({
      caption: `${question} of ${same.map(({ tier }) => tier).join(', ')}`,
      columns: [
        ...(named ? [] : [{ label: 'tier', align: 'left' as const }]),
        ...columns.map((column) => ({
          label: heading(column),
          align: column.numeric ? ('right' as const) : ('left' as const),
        })),
      ],
      rows: cells,
    }),
    ...(cut ? [note('The rest is behind the buttons.')] : []),
  ];
}

const rowsOfEach = 5;
const names = (answer: Answer): string =>
  visible(answer)
    .map(({ name }) => name)
    .join();
