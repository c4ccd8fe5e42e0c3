import type { DataTableBlock, KnownBlock } from '@slack/types';
import type { Table } from '../messages/message.ts';
import { plainText } from './text.ts';

/** A table up to what Slack takes; what is left out is said below it. */
export function drawnTable({ caption, columns, rows }: Table): KnownBlock[] {
  const shown = columns.slice(0, mostColumns);
  const head = shown.map(({ label }) => cell(label));
  const body = fitting(rows.map((row) => shown.map((_, at) => cell(row[at] ?? ''))));
  const left = [counted(rows.length - body.length, 'row'), counted(columns.length - shown.length, 'column')];
  const remark = left.filter((words) => words !== '').join(' and ');
  const block: DataTableBlock = {
    type: 'data_table',
    caption: plainText(caption, 300) || 'Table',
    rows: [head, ...body],
    page_size: Math.min(100, Math.max(1, body.length)),
  };
  return remark === '' ? [block] : [block, context(`${remark} not shown.`)];
}

type Cell = { type: 'raw_text'; text: string };

const cell = (text: string): Cell => ({ type: 'raw_text', text: plainText(text, longestCell) || '–' });

/** The first rows that fit the number of rows and the characters Slack gives to a message. */
function fitting(rows: readonly Cell[][]): Cell[][] {
  let characters = 0;
  return rows.slice(0, mostRows).filter((row) => {
    characters += row.reduce((sum, { text }) => sum + text.length, 0);
    return characters <= mostCharacters;
  });
}

const counted = (count: number, what: string): string =>
  count < 1 ? '' : `${count} more ${what}${count > 1 ? 's' : ''}`;

const context = (text: string): KnownBlock => ({ type: 'context', elements: [{ type: 'plain_text', text }] });

const mostColumns = 20;
const mostRows = 200;
const longestCell = 1_000;
/** Slack says 20,000 for a table, and messages were seen refused at 13,200 characters in all. */
const mostCharacters = 9_000;
