import type { RawNumberElement, RawTextElement, RichTextBlock } from '@slack/types';
import type { TableCell } from '../messages/message.ts';
import { cellText } from '../messages/plain.ts';
import { utc } from '../messages/text.ts';
import { plainText } from './text.ts';

export type Cell = RawTextElement | RawNumberElement | RichTextBlock;

/** A cell, and whether all of it is there. Slack sorts a column as numbers when all of its cells are. */
export function drawnCell(cell: TableCell): { block: Cell; size: number; cut: boolean } {
  if (typeof cell !== 'string' && 'time' in cell) return { ...moment(cell.time), cut: false };
  const whole = cellText(cell);
  const text = heading(whole).text;
  const block: Cell =
    typeof cell === 'string' ? { type: 'raw_text', text } : { type: 'raw_number', value: cell.number, text };
  return { block, size: text.length, cut: whole.length > longestCell };
}

export const heading = (label: string): RawTextElement => ({
  type: 'raw_text',
  text: plainText(label, longestCell) || '–',
});

/** Told in the zone of whoever reads it; the year first, so that it is in order when sorted as text. */
function moment(at: Date): { block: Cell; size: number } {
  const date = {
    type: 'date' as const,
    timestamp: Math.floor(at.getTime() / 1_000),
    format: '{date_num} {time_secs}',
    fallback: utc(at),
  };
  const block: Cell = { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [date] }] };
  return { block, size: date.format.length + date.fallback.length };
}

const longestCell = 1_000;
