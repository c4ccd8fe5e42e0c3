import { heading, visible } from './shown.ts';
import type { Answer, Cell } from './tiers.ts';

/** All rows of an answer as CSV (RFC 4180), every value whole and exact. It begins with a mark by which spreadsheets know UTF-8. */
export function csv(answer: Answer, { masked }: { masked: boolean }): string {
  const columns = visible(answer);
  const lines = answer.rows.map((row) =>
    columns.map(({ name, private: hidden }) => (masked && hidden ? quoted('•••') : field(row[name] ?? null))),
  );
  const head = columns.map((column) => field(heading(column)));
  return `\uFEFF${[head, ...lines].map((line) => `${line.join(',')}\r\n`).join('')}`;
}

function field(cell: Cell): string {
  if (cell === null) return '';
  const text = String(cell);
  return isNumber.test(text) ? text : quoted(harmless(text));
}

const isNumber = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

/** A spreadsheet would run as a formula what begins so; behind an apostrophe it is text. A number is none, whatever its sign. */
const harmless = (text: string): string => (/^[\t\r\n]|^\s*[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text);

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
