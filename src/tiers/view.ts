import { buttons, fields, type Message, message, note, type Part, table, text, title } from '../messages/message.ts';
import { code, type Text, time } from '../messages/text.ts';
import { askedLine } from './asked-line.ts';
import { standing } from './mark.ts';
import type { Offered } from './offer.ts';
import { reasons } from './reason.ts';
import { heading, momentIn, shown, tableCell, visible } from './shown.ts';
import { type Answer, type Asked, answered, type Column, type Row, type Silence } from './tiers.ts';
import { treeParts } from './tree.ts';

/** Whether private columns are hidden, who asked, whether it is drawn as a tree, and what can be done to its rows. */
export type Drawn = { masked: boolean; by?: string; as?: 'tree' | undefined; offers?: readonly Offered[] };

/** An answer as people read it. `masked` hides private columns: in a room always, else from those who may not see them. */
export function view(asked: Asked, drawn: Drawn): Message {
  const headline = `${asked.question} · ${asked.tier}: ${standing(asked)}`;
  return answered(asked) ? answerView(asked, headline, drawn) : silenceView(asked, headline);
}

function answerView(answer: Answer, headline: string, drawn: Drawn): Message {
  const { masked, by, as, offers = [] } = drawn;
  const tree = as === 'tree' && answer.rows.length > 0;
  return message(
    headline,
    title(headline),
    ...reasons(answer).map((one) => text(one)),
    ...(tree ? treeParts(answer, offers, masked) : rowsView(answer, masked)),
    ...(tree || offers.length === 0 ? [] : [buttons(...offers.map(({ button }) => button))]),
    ...answer.notices.map((notice) => text('The server said: ', code(notice))),
    note(...askedLine(answer, by)),
    ...next(answer.next),
  );
}

function silenceView(silence: Silence, headline: string): Message {
  return message(
    [headline, '. ', silence.sentence],
    title(headline),
    text(silence.sentence),
    note(`after ${silence.ms} ms`),
    buttons({ label: 'Ask again', words: [silence.question, silence.tier, ...(silence.arguments ?? [])] }),
  );
}

/** One short row reads best as fields; a field holds at most ten in one part. */
function rowsView(answer: Answer, masked: boolean): Part[] {
  const columns = visible(answer);
  const [first] = answer.rows;
  if (!first) return answer.because.length === 0 ? [text('There are no rows.')] : [];
  const hidden = (column: Column): boolean => masked && column.private;
  const short = (column: Column): boolean => shown(first[column.name] ?? null, column).length <= 80;
  if (answer.rows.length === 1 && columns.every((column) => hidden(column) || short(column))) {
    const value = (column: Column) => (hidden(column) ? '•••' : fieldValue(first, column));
    const all = columns.map((column) => ({ label: heading(column), value: value(column) }));
    return Array.from({ length: Math.ceil(all.length / 10) }, (_, part) =>
      fields(...all.slice(part * 10, part * 10 + 10)),
    );
  }
  return [
    table({
      caption: `${answer.question} of ${answer.tier}`,
      whole: { label: 'All rows as a file', words: ['file', answer.question, answer.tier, ...answer.arguments] },
      columns: columns.map((column) => ({ label: heading(column), align: column.numeric ? 'right' : 'left' })),
      rows: answer.rows.map((row) =>
        columns.map((column) => (hidden(column) ? '•••' : tableCell(row[column.name] ?? null, column))),
      ),
    }),
  ];
}

function fieldValue(row: Row, column: Column): Text {
  const cell = row[column.name] ?? null;
  const at = momentIn(cell, column);
  return at ? [time(at)] : shown(cell, column);
}

const next = (words: Answer['next']): Part[] =>
  words.length === 0 ? [] : [buttons(...words.map((list) => ({ label: list.join(' '), words: list })))];
