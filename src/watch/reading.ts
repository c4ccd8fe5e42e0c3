import type { Limit } from '../config/limits.ts';
import { compiled } from '../tiers/rule.ts';
import type { Answer, Row } from '../tiers/tiers.ts';
import { input } from '../tiers/verdict.ts';

/** One value that a limit looks at, of one pool, queue … or of the tier as a whole (then `label` is empty). */
export type Measured = { label: string; value: number; row: Row };

/** `measured` is what the limit judges: the value itself, or its growth in percent. No value: there is no such row now. */
export type LimitReading = { label: string; value: number | undefined; measured: number; held: boolean };

/** Nothing of that name is there, so nothing holds. */
export const nothingAt = (label: string): LimitReading => ({ label, value: undefined, measured: 0, held: false });

/** The values of an answer that a limit looks at. What is no number says nothing. */
export function measuredIn(limit: Limit, { rows }: Answer): Measured[] {
  return rows
    .map((row) => ({ row, label: labelOf(limit, row), value: Number(row[limit.value] ?? Number.NaN) }))
    .filter(({ value }) => Number.isFinite(value));
}

/** `earlier`: what the value was when its growth began to count. Without a label, the worst row speaks for the tier. */
export function readingsOf(limit: Limit, answer: Answer, earlier: ReadonlyMap<string, number>): LimitReading[] {
  const readings = measuredIn(limit, answer).map((measured) => judged(limit, answer, measured, earlier));
  return limit.label === undefined ? [worst(readings)] : readings;
}

const labelOf = ({ label }: Limit, row: Row): string => (label === undefined ? '' : String(row[label] ?? ''));

function judged(limit: Limit, answer: Answer, measured: Measured, earlier: ReadonlyMap<string, number>): LimitReading {
  const { label, value, row } = measured;
  const { when } = limit;
  if (when.kind === 'rule') return { label, value, measured: value, held: holds(when.rule, answer, row) };
  const before = earlier.get(label);
  const growth = before === undefined || before <= 0 ? 0 : ((value - before) / before) * 100;
  return { label, value, measured: growth, held: growth > when.percent };
}

/** A rule that can't be evaluated does not hold: unknown is shown by the question's own verdict, and pages nobody. */
function holds(rule: string, { columns, rows, tier }: Answer, row: Row): boolean {
  const found = compiled(rule, columns);
  if ('problem' in found) return false;
  const scope = { row: input(row, columns), rows: rows.map((each) => input(each, columns)), tier };
  const outcome = found.evaluate(scope);
  return outcome.kind === 'value' && outcome.value;
}

function worst(readings: readonly LimitReading[]): LimitReading {
  const [first] = [...readings].sort(
    (one, other) => Number(other.held) - Number(one.held) || other.measured - one.measured,
  );
  return first ?? nothingAt('');
}
