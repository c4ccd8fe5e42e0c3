import type { Cell, Column, Row } from './tiers.ts';

/** An answer's rows at a time, to compare later ones with. */
export type Earlier = { at: number; rows: readonly Row[] };

/** The columns of an answer and, for counters, what is new in each and since when. */
export const withGrowth = (columns: readonly Column[], counters: readonly string[]): readonly Column[] =>
  counters.length === 0 ? columns : [...columns, ...counters.map(newColumn), compared];

/** Adds to each row how much its counters grew: nothing where there is no earlier row, or where they began anew since. */
export function grown(
  rows: readonly Row[],
  columns: readonly Column[],
  counters: readonly string[],
  now: number,
  earlier: Earlier | undefined,
): readonly Row[] {
  if (counters.length === 0) return rows;
  const before = new Map(earlier?.rows.map((row) => [nameOf(row, columns), row]));
  return rows.map((row) => {
    const then = before.get(nameOf(row, columns));
    const growth = counters.map((counter) => difference(row[counter], then?.[counter]));
    const anew = then === undefined || then.stats_reset !== row.stats_reset || growth.some((by) => Number(by) < 0);
    const added = counters.map((counter, index) => [`new_${counter}`, anew ? null : (growth[index] ?? null)]);
    const seconds = anew || !earlier ? null : Math.round((now - earlier.at) / 1000);
    return { ...row, ...Object.fromEntries(added), [compared.name]: seconds };
  });
}

const newColumn = (counter: string): Column => ({ name: `new_${counter}`, private: false, numeric: true });
const compared: Column = { name: 'compared_s', unit: 's', private: false, numeric: true };

/** What tells one row from another: its texts. */
const nameOf = (row: Row, columns: readonly Column[]): string =>
  JSON.stringify(columns.filter(({ numeric, time }) => !(numeric || time)).map(({ name }) => row[name] ?? null));

function difference(now: Cell | undefined, then: Cell | undefined): Cell {
  if (!(whole(now) && whole(then))) return null;
  const by = BigInt(now) - BigInt(then);
  return Number.isSafeInteger(Number(by)) ? Number(by) : String(by);
}

const whole = (cell: Cell | undefined): cell is string | number => /^\d+$/.test(String(cell));
