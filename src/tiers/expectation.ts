import { compiled } from './rule.ts';
import type { Answer } from './tiers.ts';
import { input } from './verdict.ts';

/** Whether a step's `Expect:` holds over an answer; unproven says why in a sentence. */
export function expectation(rule: string, answer: Answer, empty: 'ok' | 'unknown'): { proven: boolean; why: string } {
  const found = compiled(rule, answer.columns);
  if ('problem' in found) return { proven: false, why: `${found.problem}.` };
  if (answer.truncated) return { proven: false, why: 'The answer was cut off, and the rows not read could be worse.' };
  if (answer.rows.length === 0) {
    return empty === 'ok'
      ? { proven: true, why: 'There are no rows, which is well for this question.' }
      : { proven: false, why: 'There are no rows, so nothing is proven.' };
  }
  const rows = answer.rows.map((row) => input(row, answer.columns));
  for (const [index, row] of (found.perRow ? rows : [undefined]).entries()) {
    const outcome = found.evaluate({ row, rows, tier: answer.tier });
    const place = found.perRow && rows.length > 1 ? ` in row ${index + 1}` : '';
    if (outcome.kind === 'error')
      return { proven: false, why: `\`${rule}\` cannot be evaluated${place}: ${outcome.why}.` };
    if (!outcome.value) return { proven: false, why: `\`${rule}\` does not hold${place}.` };
  }
  return { proven: true, why: `\`${rule}\` holds over ${rows.length} ${rows.length === 1 ? 'row' : 'rows'}.` };
}
