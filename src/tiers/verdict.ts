import type { Rules } from './reviewed.ts';
import { compiled, type Input, type Rule } from './rule.ts';
import { type Because, type Column, type Row, type Verdict, verdicts } from './tiers.ts';

/** What is judged: `empty` is the verdict of no rows; of a truncated answer the rows not read could be worse. */
export type Judged = {
  rules: Rules;
  empty: 'ok' | 'unknown';
  tier: string;
  columns: readonly Column[];
  rows: readonly Row[];
  truncated: boolean;
};

export type Judgement = { verdict: Verdict; because: readonly Because[] };

/** The verdict of an answer is that of its worst row; the reasons are worst first, at most twenty. */
export function judgement(judged: Judged): Judgement {
  const { rows, empty, truncated } = judged;
  if (rows.length === 0) {
    const why = 'which is not known to be well here';
    return { verdict: empty, because: empty === 'ok' ? [] : [{ verdict: 'unknown', rule: 'no rows', why }] };
  }
  const inputs = rows.map((row) => input(row, judged.columns));
  const found = rulesOf(judged);
  const because = [
    ...verdictsOf(
      found.filter(({ rule }) => !('perRow' in rule && rule.perRow)),
      undefined,
      inputs,
      judged.tier,
    ),
    ...inputs.flatMap((row, index) =>
      verdictsOf(
        found.filter(({ rule }) => 'perRow' in rule && rule.perRow),
        row,
        inputs,
        judged.tier,
        index,
      ),
    ),
    ...(truncated ? [{ verdict: 'unknown', rule: 'truncated', why: 'rows not read could be worse' } as const] : []),
  ].sort((one, other) => verdicts.indexOf(one.verdict) - verdicts.indexOf(other.verdict));
  return { verdict: because[0]?.verdict ?? 'ok', because: because.slice(0, 20) };
}

/** A row as rules see it: every number a double, what is no finite number null, timestamps as dates. */
export function input(row: Row, columns: readonly Column[]): Input {
  return Object.fromEntries(columns.map((column) => [column.name, inputValue(row[column.name] ?? null, column)]));
}

function inputValue(cell: string | number | boolean | null, { numeric, time }: Column): Input[string] {
  if (cell === null) return null;
  if (numeric) return Number.isFinite(Number(cell)) ? Number(cell) : null;
  if (!time) return cell;
  const at = new Date(String(cell));
  return Number.isNaN(at.getTime()) ? null : at;
}

type Found = { verdict: 'critical' | 'warning' | 'unknown'; text: string; rule: Rule | { problem: string } };

// In one row `unknown` is asked first: what is stale says nothing, however bad its figures.
const order = ['unknown', 'critical', 'warning'] as const;

const rulesOf = ({ rules, columns }: Judged): Found[] =>
  order.flatMap((verdict) => rules[verdict].map((text) => ({ verdict, text, rule: compiled(text, columns) })));

function verdictsOf(
  rules: readonly Found[],
  row: Input | undefined,
  rows: readonly Input[],
  tier: string,
  index?: number,
): Because[] {
  const place = index === undefined ? {} : { row: index };
  const failed: Because[] = [];
  for (const { verdict, text, rule } of rules) {
    const outcome =
      'problem' in rule ? ({ kind: 'error', why: rule.problem } as const) : rule.evaluate({ row, rows, tier });
    if (outcome.kind === 'value' && outcome.value) return [{ verdict, rule: text, ...place }];
    if (outcome.kind === 'error') failed.push({ verdict: 'unknown', rule: text, ...place, why: outcome.why });
  }
  return failed.slice(0, 1);
}
