import type { Fact, History } from '../journal/facts.ts';
import { insist } from '../journal/insist.ts';
import type { Journal } from '../journal/journal.ts';
import { Refusal } from '../refusal.ts';
import type { Acting, Prepared, Verified } from '../tiers/acting.ts';
import { kept } from '../tiers/kept.ts';
import { Unasked } from '../tiers/unasked.ts';
import { type AskedAction, actionsFrom } from './action.ts';
import type { Fresh } from './beginning.ts';
import { ended } from './outcome.ts';

type Doing = { acting: Acting; journal: Journal };

/** Looks at it again, as it was looked at when it was asked for; throws when nobody can look now. */
export async function lookedAtAgain(acting: Acting, { action, tier, arguments: args }: Prepared): Promise<Fresh> {
  try {
    return await acting.prepare(action, tier, args);
  } catch (error) {
    if (error instanceof Refusal && !(error instanceof Unasked)) return { refused: error.message.replace(/\.$/, '') };
    throw error;
  }
}

/** Does what is recorded as begun, once, and records what came of it and what the tier says afterwards. */
export async function performed({ acting, journal }: Doing, begun: AskedAction): Promise<AskedAction> {
  const outcome = await acting.perform(begun.prepared);
  const after = await recorded(journal, begun, (action) => ended(action, outcome));
  return verify({ acting, journal }, after);
}

/** Asks the tier what has become of it, and records the answer. */
export async function verify({ acting, journal }: Doing, action: AskedAction): Promise<AskedAction> {
  if (!isVerifiable(action)) return action;
  const verified = await acting.verify(action.prepared);
  return recorded(journal, action, ({ number, state }) => [said(number, verified ?? untold(state.kind === 'done'))]);
}

/** What changed nothing for certain has nothing to be verified. */
const isVerifiable = ({ state: { kind } }: AskedAction): boolean =>
  kind === 'done' || kind === 'gone' || kind === 'unknown';

const untold = (holds: boolean): Omit<Verified, 'asked'> => ({ holds, why: 'No question tells what became of it.' });

type Told = Omit<Verified, 'asked'> & Partial<Verified>;

const said = (action: number, { holds, why, asked }: Told): Fact => ({
  ...{ type: 'action verified', action, holds, why, ...(asked && { asked: kept(asked) }) },
});

/** Recorded with or without a lease. */
async function recorded(
  journal: Journal,
  { stream, number }: AskedAction,
  decide: (action: AskedAction) => readonly Fact[],
): Promise<AskedAction> {
  const facts = (history: History) => decide(actionIn(history, number));
  const { history } = await insist(() => journal.change(stream, facts, { by: 'bot' }));
  return actionIn(history, number);
}

/** Throws when there is no such action in this stream. */
export function actionIn(history: History, number: number): AskedAction {
  const found = actionsFrom(history).find((one) => one.number === number);
  if (found) return found;
  throw new Error(`${history[0]?.stream ?? 'This stream'} has no action ${number}`);
}
