import type { Limit } from '../config/limits.ts';
import { compiled } from '../tiers/rule.ts';
import type { Answer, Row } from '../tiers/tiers.ts';
import { input } from '../tiers/verdict.ts';

/** One value that a limit looks at, of one pool, queue … or of the tier as a whole (then `label` is empty). */
export type Measured = { label: string; value: number; row: Row };

/**
 * `measured` is what the limit judges: the value itself, or its growth in percent. No value: there is no such row now.
 * What can't be judged is neither held nor well: it says why.
 */
export type LimitReading = { label: string; value: number | undefined; measured: number } & Judged;
type Judged = { held: boolean } | { held: 'unknown'; why: string };

/** The values of an answer that a limit looks at. What is no number says nothing. */
export const measuredIn = (limit: Limit, { rows }: Answer): Measured[] =>
  rows.flatMap((row) => {
    const value = valueIn(limit, row);
    return value === undefined ? [] : [{ label: labelOf(limit, row), value, row }];
  });

/**
 * `earlier`: what the value was when its growth began to count. `known`: the labels that people were told of; where one
 * is gone, nothing holds there. Without a label, the worst row speaks for the tier.
 */
export function readingsOf(
  limit: Limit,
  answer: Answer,
  earlier: ReadonlyMap<string, number>,
  known: readonly string[] = [],
): LimitReading[] {
  const misfit = misfitOf(limit, answer);
  if (misfit !== undefined) return [unknownAt('', misfit)];
  const readings = answer.rows.map((row, index) => readingOf(limit, answer, row, index, earlier));
  if (limit.label === undefined) return [worst(readings)];
  const gone = known.filter((label) => !readings.some((reading) => reading.label === label));
  return [...readings, ...gone.map(answer.truncated ? cutOff : nothingAt)];
}

/** What of a limit does not fit the columns of its question, whatever the rows. */
function misfitOf({ question, value, label, when }: Limit, { columns }: Answer): string | undefined {
  const known = columns.map(({ name }) => name);
  const lacking = [value, label].find((name) => name !== undefined && !known.includes(name));
  if (lacking !== undefined) return `${question} has no column ${lacking}`;
  if (when.kind !== 'rule') return undefined;
  const rule = compiled(when.rule, columns);
  return 'problem' in rule ? rule.problem : undefined;
}

const labelOf = ({ label }: Limit, row: Row): string => (label === undefined ? '' : String(row[label] ?? ''));

function valueIn({ value: name }: Limit, row: Row): number | undefined {
  const value = Number(row[name] ?? Number.NaN);
  return Number.isFinite(value) ? value : undefined;
}

const nothingAt = (label: string): LimitReading => ({ label, value: undefined, measured: 0, held: false });
const unknownAt = (label: string, why: string): LimitReading => ({
  ...{ label, value: undefined, measured: 0, held: 'unknown', why },
});
const cutOff = (label: string): LimitReading => unknownAt(label, 'the answer was cut off, and it may be below');

function readingOf(
  limit: Limit,
  answer: Answer,
  row: Row,
  index: number,
  earlier: ReadonlyMap<string, number>,
): LimitReading {
  const label = labelOf(limit, row);
  const value = valueIn(limit, row);
  if (value === undefined) return unknownAt(label, `${limit.value} has no value`);
  const { when } = limit;
  const doubt = doubtIn(answer, index);
  if (when.kind === 'rule') return { label, value, measured: value, ...sure(judgedBy(when.rule, answer, row), doubt) };
  const before = earlier.get(label);
  const growth = before === undefined || before <= 0 ? 0 : ((value - before) / before) * 100;
  return { label, value, measured: growth, ...sure({ held: growth > when.percent }, doubt) };
}

/** What the question itself calls unknown, such as a figure that is too old, is not well. */
const doubtIn = ({ because }: Answer, index: number): string | undefined =>
  because.find(({ verdict, row, why }) => verdict === 'unknown' && why === undefined && (row ?? index) === index)?.rule;

const sure = (judged: Judged, doubt: string | undefined): Judged =>
  judged.held === false && doubt !== undefined
    ? { held: 'unknown', why: `its question calls it unknown: ${doubt}` }
    : judged;

function judgedBy(rule: string, { columns, rows, tier }: Answer, row: Row): Judged {
  const found = compiled(rule, columns);
  if ('problem' in found) return { held: 'unknown', why: found.problem };
  const scope = { row: input(row, columns), rows: rows.map((each) => input(each, columns)), tier };
  const outcome = found.evaluate(scope);
  if (outcome.kind === 'value') return { held: outcome.value };
  return { held: 'unknown', why: `\`${rule}\` can't be evaluated: ${outcome.why}` };
}

/** What holds is worse than what nobody can judge. */
function worst(readings: readonly LimitReading[]): LimitReading {
  const [first] = [...readings].sort((one, other) => weight(other) - weight(one) || other.measured - one.measured);
  return first ?? nothingAt('');
}

const weight = ({ held }: LimitReading): number => (held === 'unknown' ? 1 : held ? 2 : 0);
