import { Refusal } from '../refusal.ts';
import type { Outcome } from '../tiers/acting.ts';
import { maskedMail } from '../tiers/masking.ts';
import type { ReviewedAction } from '../tiers/reviewed-action.ts';
import type { Row } from '../tiers/tiers.ts';
import { Unasked } from '../tiers/unasked.ts';
import { type Act, type Acted, AnswerLost, act } from './act.ts';
import { type ActionAddress, asOperator, said } from './operator.ts';
import type { Planned } from './plan.ts';
import { cell, kindOf } from './values.ts';

/** Does what was planned, each statement once; `again` looks once more when nothing was changed, to say why. */
export async function perform(
  { action, address, plan }: { action: ReviewedAction; address: ActionAddress; plan: Planned },
  again: () => Promise<unknown>,
): Promise<Outcome> {
  try {
    const acted = await asOperator(address, action, async ({ connection }) =>
      eachOnce(plan, (statement) =>
        act(connection, { ...statement, limitMs: action.limitMs, lockWaitMs: action.lockWaitMs }),
      ),
    );
    if (!('error' in acted) && !action.builds && acted.done.at(-1)?.count === 0) {
      return { outcome: 'gone', why: await why(again) };
    }
    return 'error' in acted ? failed(acted, plan) : done(acted.done);
  } catch (error) {
    if (error instanceof Unasked) return { outcome: 'failed', error: error.message };
    throw error;
  }
}

type Tried = { done: readonly Acted[] } | { done: readonly Acted[]; error: unknown };

/** In order, and none after one that failed. */
async function eachOnce(plan: Planned, run: (statement: Omit<Act, 'limitMs'>) => Promise<Acted>): Promise<Tried> {
  const done: Acted[] = [];
  for (const statement of plan.statements) {
    try {
      done.push(await run(statement));
    } catch (error) {
      return { done, error };
    }
  }
  return { done };
}

function failed({ done, error }: { done: readonly Acted[]; error: unknown }, { statements }: Planned): Outcome {
  const before = done.length === 0 ? '' : ` ${done.length} of ${statements.length} statements were done before it.`;
  return error instanceof AnswerLost
    ? { outcome: 'unknown', error: `The answer was lost (${said(error)}): it may have happened.${before}` }
    : { outcome: 'failed', error: `The server refused: ${said(error)}.${before}` };
}

const done = (acted: readonly Acted[]): Outcome => ({
  outcome: 'done',
  rows: acted.flatMap(rowsOf),
  notices: acted.flatMap(({ notices }) => notices.map(maskedMail)),
});

function rowsOf({ fields, rows, count }: Acted): Row[] {
  if (fields.length === 0) return count === undefined ? [] : [{ changed: count }];
  return rows.map((row) =>
    Object.fromEntries(
      fields.map(({ name, dataTypeID }, index) => {
        const found = cell(kindOf(dataTypeID), row[index] ?? null);
        return [name, typeof found === 'string' ? maskedMail(found) : found];
      }),
    ),
  );
}

async function why(again: () => Promise<unknown>): Promise<string> {
  try {
    await again();
  } catch (error) {
    if (error instanceof Refusal) return error.message;
  }
  return 'It changed nothing: what it checks itself did not hold at that moment, although it holds again now.';
}
