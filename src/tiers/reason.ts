import { code, type Span, type Text } from '../messages/text.ts';
import { shown } from './shown.ts';
import type { Answer, Because } from './tiers.ts';

/** Why an answer has its verdict: the rule, the row it spoke of and the values it read there. */
export function reason(because: Because, answer: Answer): Text {
  const row = because.row === undefined ? undefined : answer.rows[because.row];
  const read = answer.columns.filter(({ name }) => new RegExp(`\\brow\\.${name}\\b`).test(because.rule));
  const found = row
    ? read.map((column) => `${column.name} ${masked(shown(row[column.name] ?? null, column), column.private)}`)
    : [];
  const parts: Span[] = [`${because.verdict}: `, code(because.rule)];
  if (found.length > 0) parts.push(`, found ${found.join(', ')}`);
  if (row && answer.rows.length > 1) parts.push(` in ${rowName(answer, because.row ?? 0)}`);
  if (because.why !== undefined) parts.push(` (${because.why})`);
  return parts;
}

/** A row by its first columns of text, which name it, as far as anybody may see them. */
function rowName({ rows, columns }: Answer, index: number): string {
  const named = columns.filter((column) => !(column.numeric || column.time || column.private || column.unit === 'sql'));
  const words = named
    .slice(0, 2)
    .flatMap(({ name }) => (typeof rows[index]?.[name] === 'string' ? [rows[index][name]] : []));
  return words.length === 0 ? `row ${index + 1}` : `row ${index + 1} (${words.join(', ')})`;
}

const masked = (value: string, hidden: boolean): string => (hidden ? '•••' : value);
