import type { Button, Message, Part, StepLine, Table, TableCell } from './message.ts';
import { type Names, plain, utc } from './text.ts';

/** A message as plain text, for mail, logs and reports: the summary, then the parts; a button becomes what to type. */
export function plainMessage(message: Message, names: Names): string {
  const summary = plain(message.summary, names);
  const parts = message.parts.map((part) => plainPart(part, names));
  return [...(parts.includes(summary) ? [] : [summary]), ...parts].filter((part) => part !== '').join('\n\n');
}

function plainPart(part: Part, names: Names): string {
  switch (part.type) {
    case 'title':
      return part.text;
    case 'text':
    case 'note':
      return plain(part.text, names);
    case 'story':
      return part.story.lines.map((line) => plain(line, names)).join('\n');
    case 'fields':
      return part.fields.map(({ label, value }) => `${label}: ${plain(value, names)}`).join('\n');
    case 'table':
      return plainTable(part.table);
    case 'step':
      return plainStep(part.step, names);
    case 'buttons':
      return part.buttons.map(plainButton).join('\n');
    case 'code':
      return part.text;
    case 'line':
      return '---';
  }
}

function plainTable({ caption, columns, rows }: Table): string {
  const lines = [columns.map(({ label }) => label), ...rows.map((row) => row.map(cellText))];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)));
  const padded = (cell: string, index: number) =>
    columns[index]?.align === 'right' ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0);
  return [caption, ...lines.map((line) => line.map(padded).join('  ').trimEnd())].join('\n');
}

/** A cell as words, a time in UTC. */
export function cellText(cell: TableCell): string {
  if (typeof cell === 'string') return cell;
  return 'time' in cell ? utc(cell.time) : cell.text;
}

function plainStep({ number, state, title, detail, buttons }: StepLine, names: Names): string {
  const help = plain(detail, names);
  return [`${number}. ${title} (${state})`, ...(help === '' ? [] : [help]), ...buttons.map(plainButton)].join('\n');
}

const plainButton = ({ label, words, asks }: Button): string =>
  `${label}: ${typed(words)}${asks === undefined ? '' : ` "${asks.label}"`}`;

/** What a person types to say these words: `/db note 7 "all is well"`. */
export const typed = (words: readonly string[]): string => ['/db', ...words.map(quoted)].join(' ');

const quoted = (word: string): string => (/^[^\s"']+$/.test(word) ? word : `"${word.replaceAll('"', "'")}"`);
