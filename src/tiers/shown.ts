import type { TableCell } from '../messages/message.ts';
import type { Answer, Cell, Column } from './tiers.ts';

/** A value as people read it, digits unchanged; bytes also in a unit that fits. */
export function shown(cell: Cell, { unit, numeric }: Column): string {
  if (cell === null) return '–';
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  if (unit === 'bytes' && numeric) return bytes(cell);
  return String(cell);
}

/** The same in a table, where numbers are sorted as numbers and times are told in the reader's zone. */
export function tableCell(cell: Cell, column: Column): TableCell {
  const text = shown(cell, column);
  if (cell === null) return text;
  if (column.numeric && Number.isFinite(Number(cell))) return { number: Number(cell), text };
  const at = momentIn(cell, column);
  return at ? { time: at } : text;
}

/** A moment whose zone is known. */
export function momentIn(cell: Cell, { time }: Column): Date | undefined {
  if (!time || typeof cell !== 'string' || !cell.endsWith('Z')) return undefined;
  const at = new Date(cell);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

/** A column's heading with its unit, as `usage (%)` for `usage_pct`: the unit is said once. */
export function heading({ name, unit }: Column): string {
  if (unit === undefined || unit === 'sql') return name;
  const ending = endings.get(unit) ?? `_${unit}`;
  const bare = name.endsWith(ending) && name !== ending ? name.slice(0, -ending.length) : name;
  return `${bare} (${unit === 'percent' ? '%' : unit})`;
}

const endings = new Map([['percent', '_pct']]);

/** The columns that people are shown: those which only tell one session from another stay out. */
export const visible = ({ columns }: Answer): readonly Column[] => columns.filter(({ unit }) => unit !== 'identity');

function bytes(cell: string | number): string {
  const count = Number(cell);
  const power = Math.min(Math.floor(Math.log2(Math.abs(count)) / 10), 5);
  if (!Number.isFinite(power) || power < 1) return String(cell);
  return `${cell} (${(count / 1024 ** power).toFixed(1)} ${['', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'][power]})`;
}
