import { type JsonObject, objectOf, objectsOf, textOf } from '../slack/json.ts';

/** Blocks as lines of a terminal. `said` makes words of a mrkdwn text. */
export const blockLines = (blocks: readonly JsonObject[], said: (mrkdwn: string) => string): string[] =>
  blocks.flatMap((block) => lines(block, said)).filter((line) => line.trim() !== '');

function lines(block: JsonObject, said: (mrkdwn: string) => string): string[] {
  const text = said(textOf(objectOf(block.text).text) ?? '').split('\n');
  switch (block.type) {
    case 'header':
      return text.map((line) => line.toUpperCase());
    case 'section':
      return [...text, ...fieldLines(block, said), ...buttonLine([objectOf(block.accessory)])];
    case 'context':
      return objectsOf(block.elements).map((element) => said(textOf(element.text) ?? ''));
    case 'actions':
      return buttonLine(objectsOf(block.elements));
    case 'rich_text':
      return leaves(block).join('').split('\n');
    case 'table':
    case 'data_table':
      return tableLines(block);
    default:
      return [];
  }
}

const fieldLines = (block: JsonObject, said: (mrkdwn: string) => string): string[] =>
  objectsOf(block.fields).map((field) => said(textOf(field.text) ?? '').replace('\n', ': '));

function buttonLine(elements: readonly JsonObject[]): string[] {
  const labels = elements.flatMap((element) => textOf(objectOf(element.text).text) ?? []);
  return labels.length > 0 ? [labels.map((label) => `[ ${label} ]`).join(' ')] : [];
}

function tableLines(block: JsonObject): string[] {
  const rows = (Array.isArray(block.rows) ? block.rows : []).map((row) =>
    objectsOf(row).map((cell) => leaves(cell).join('')),
  );
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? [];
  return rows.map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '));
}

/** The texts at the end of rich text and of table cells; a time is what it falls back to. */
const leaves = (block: JsonObject): string[] =>
  Array.isArray(block.elements)
    ? objectsOf(block.elements).flatMap(leaves)
    : [textOf(block.text) ?? textOf(block.fallback) ?? String(block.value ?? '')];
