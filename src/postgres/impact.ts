import type { Impact } from '../tiers/acting.ts';
import { wordsOf } from '../tiers/guard-answer.ts';
import type { Looked } from '../tiers/looked.ts';
import type { Tiers } from '../tiers/tiers.ts';
import { type ActionAddress, asOperator } from './operator.ts';
import type { Planned } from './plan.ts';
import { rehearsed } from './rehearsal.ts';
import { tracesOf } from './traces.ts';

/** What it would do: the plan, and either a rehearsal that is rolled back or what the question says that the action names. */
export async function impactOf(
  address: ActionAddress,
  looked: Looked,
  planned: Planned,
  tiers: Tiers,
): Promise<Impact> {
  const { action, tier, words } = looked;
  const [statement] = planned.statements;
  if (action.rehearse && statement) {
    return asOperator(address, action, async (session) => {
      const traces = await tracesOf(session, statement);
      if (traces.length === 0) return { ...(await rehearsed(session.connection, statement)), plan: planned.plan };
      return {
        locks: [],
        plan: [`Not rehearsed, because it would leave a trace. ${traces.join('; ')}`, ...planned.plan],
      };
    });
  }
  const { affects } = action;
  if (!affects) return { locks: [], plan: planned.plan };
  const asked = await tiers.ask(affects.question, tier, wordsOf(affects.words, words, tier));
  return { locks: [], plan: planned.plan, asked };
}
