import type { Prepared } from '../tiers/acting.ts';
import type { Cell, Row } from '../tiers/tiers.ts';
import type { Fresh } from './beginning.ts';

/** What is no longer as it was when it was decided upon; undefined when nothing has changed. */
export function changed(before: Prepared, now: Fresh): string | undefined {
  if ('refused' in now) return now.refused;
  if (before.approval === 'confirm' && now.approval === 'two-person')
    return `it needs a second person now${now.because ? `: ${now.because}` : ''}`;
  if (before.hash === now.hash) return undefined;
  if (before.statement !== now.statement) return 'the statement is another one now';
  if (before.seen.length !== now.seen.length)
    return `it is about ${rows(now.seen.length)} now, and was about ${rows(before.seen.length)}`;
  const told = (now.compared ?? Object.keys({ ...before.seen[0], ...now.seen[0] })).filter(
    (name) => !isPrivate(now, name),
  );
  const values = before.seen.flatMap((row, index) => differences(row, now.seen[index] ?? {}, told));
  return values.length > 0 ? values.slice(0, 5).join(', ') : 'something else about it has changed';
}

const rows = (count: number): string => `${count} ${count === 1 ? 'row' : 'rows'}`;

/** Everybody in the room reads what has changed. */
const isPrivate = ({ about }: Prepared, name: string): boolean =>
  about?.columns.some((column) => column.name === name && column.private) === true;

const differences = (before: Row, now: Row, names: readonly string[]): string[] =>
  names
    .filter((name) => before[name] !== now[name])
    .map((name) => `${name} was ${text(before[name])} and is ${text(now[name])} now`);

const text = (cell: Cell | undefined): string => String(cell ?? '') || 'nothing';
