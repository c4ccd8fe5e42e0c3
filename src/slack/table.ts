import type { DataTableBlock, KnownBlock } from '@slack/types';
import type { Table } from '../messages/message.ts';
import { drawnButton } from './button.ts';
import { type Cell, drawnCell, heading } from './cell.ts';
import { plainText } from './text.ts';

/** A table up to what Slack takes; what is left out is said below it, with the button that brings all of it. */
export function drawnTable({ caption, columns, rows, whole }: Table, name: () => string): KnownBlock[] {
  const shown = columns.slice(0, mostColumns);
  const body = rows.slice(0, mostRows).map((row) => shown.map((_, at) => drawnCell(row[at] ?? '')));
  const fits = fitting(body);
  const block: DataTableBlock = {
    type: 'data_table',
    caption: plainText(caption, 300) || 'Table',
    rows: [shown.map(({ label }) => heading(label)), ...fits.map((row) => row.map((cell): Cell => cell.block))],
    page_size: Math.min(rowsAtOnce, Math.max(1, fits.length)),
  };
  const left = [counted(rows.length - fits.length, 'row'), counted(columns.length - shown.length, 'column')];
  const remarks = [
    ...left.filter((words) => words !== ''),
    ...(fits.some((row) => row.some(({ cut }) => cut)) ? ['the rest of long cells'] : []),
  ];
  if (remarks.length === 0) return [block];
  const button: KnownBlock[] = whole ? [{ type: 'actions', elements: [drawnButton(whole, name())] }] : [];
  return [block, context(`${remarks.join(' and ')} not shown.`), ...button];
}

type Drawn = ReturnType<typeof drawnCell>;

/** The first rows that fit the characters Slack gives to a message. */
function fitting(rows: readonly Drawn[][]): Drawn[][] {
  let characters = 0;
  const full = rows.findIndex((row) => {
    characters += row.reduce((sum, { size }) => sum + size, 0);
    return characters > mostCharacters;
  });
  return full === -1 ? [...rows] : rows.slice(0, full);
}

const counted = (count: number, what: string): string =>
  count < 1 ? '' : `${count} more ${what}${count > 1 ? 's' : ''}`;

const context = (text: string): KnownBlock => ({ type: 'context', elements: [{ type: 'plain_text', text }] });

/** More fill a screen, and push what is said below out of sight. */
const rowsAtOnce = 20;
const mostColumns = 20;
const mostRows = 200;
/** Slack says 20,000 for a table, and messages were seen refused at 13,200 characters in all. */
const mostCharacters = 9_000;
