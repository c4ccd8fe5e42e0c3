import type { Message, Part, TableCell } from '../messages/message.ts';
import { type Span, spans } from '../messages/text.ts';
import { latest } from './latest.ts';

/** A whole message as running text, for where its blocks cannot be shown. */
export function wording({ summary, parts }: Message): readonly Span[] {
  const rest = parts.filter((part) => !(part.type === 'text' && part.text === summary));
  return [...spans(summary), ...rest.flatMap((part) => ['\n', ...words(part)])];
}

function words(part: Part): readonly Span[] {
  switch (part.type) {
    case 'title':
      return [{ bold: part.text }];
    case 'text':
    case 'note':
      return spans(part.text);
    case 'story':
      return latest(part.story, mostWords);
    case 'fields':
      return part.fields.flatMap(({ label, value }) => [`${label}: `, ...spans(value), '\n']);
    case 'table':
      return [part.table.caption, ...part.table.rows.flatMap(line)];
    case 'step':
      return [`${part.step.number}. ${part.step.title} (${part.step.state}) `, ...spans(part.step.detail)];
    case 'buttons':
      return part.buttons.flatMap(({ words: list }) => [{ code: `/db ${list.join(' ')}` }, ' ']);
    case 'code':
      return [part.text];
    case 'line':
      return ['—'];
  }
}

/** Words alone are cut at 3,500 characters. */
const mostWords = 3_000;

const line = (row: readonly TableCell[]): readonly Span[] =>
  row.flatMap((cell, at) => [at === 0 ? '\n' : ' · ', typeof cell === 'string' || 'time' in cell ? cell : cell.text]);
