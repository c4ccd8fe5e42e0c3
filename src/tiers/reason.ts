import { code, type Span, type Text } from '../messages/text.ts';
import { shown } from './shown.ts';
import type { Answer, Because, Column } from './tiers.ts';

/** As much of an answer as its reasons speak of. */
type Reasoned = Pick<Answer, 'columns' | 'rows'>;

/** Why an answer has its verdict, the three worst reasons; rows of which the same is to be said are named together. */
export function reasons({ because, ...answer }: Reasoned & Pick<Answer, 'because'>): Text[] {
  const alike = new Map<string, Because[]>();
  for (const one of because) {
    const same = JSON.stringify([one.verdict, read(one, answer)]);
    alike.set(same, [...(alike.get(same) ?? []), one]);
  }
  return [...alike.values()].slice(0, 3).map((list) => together(list, answer));
}

function together(list: readonly Because[], answer: Reasoned): Text {
  const [first, ...others] = list;
  if (!first) return [];
  if (others.length === 0) return reason(first, answer);
  const names = [...new Set(list.flatMap(({ row }) => (row === undefined ? [] : [rowName(answer, row)])))];
  const named = `${names.slice(0, 3).join(', ')}${names.length > 3 ? ' and others' : ''}`;
  return [`${first.verdict}: `, `${named}: `, ...read(first, answer)];
}

/** One reason: the verdict, the row it spoke of, the values that were read there, and the rule. */
export const reason = (because: Because, answer: Reasoned): Text => [`${because.verdict}: `, ...found(because, answer)];

/** The same without the verdict, for where that was said already. */
export function found(because: Because, answer: Reasoned): Span[] {
  const several = because.row !== undefined && answer.rows[because.row] && answer.rows.length > 1;
  return [...(several ? [`${rowName(answer, because.row ?? 0)}: `] : []), ...read(because, answer)];
}

/** The values that a rule read, and the rule. */
function read(because: Because, answer: Reasoned): Span[] {
  const row = because.row === undefined ? undefined : answer.rows[because.row];
  const columns = answer.columns.filter(({ name }) => new RegExp(`\\brow\\.${name}\\b`).test(because.rule));
  const values = row
    ? columns.map((column) => `${column.name} ${masked(shown(row[column.name] ?? null, column), column.private)}`)
    : [];
  const parts: Span[] = [];
  if (values.length > 0) parts.push(`${values.join(', ')}, rule `);
  parts.push(code(because.rule));
  if (because.why !== undefined) parts.push(` (${because.why})`);
  return parts;
}

/** A row by its first columns of text, which name it, as far as anybody may see them. */
function rowName({ rows, columns }: Reasoned, index: number): string {
  const hidden = ({ unit }: Column) => unit === 'sql' || unit === 'identity';
  const named = columns.filter((column) => !(column.numeric || column.time || column.private || hidden(column)));
  const words = named
    .slice(0, 2)
    .flatMap(({ name }) => (typeof rows[index]?.[name] === 'string' ? [rows[index][name]] : []));
  return words.length === 0 ? `row ${index + 1}` : words.join(' ');
}

const masked = (value: string, hidden: boolean): string => (hidden ? '•••' : value);
