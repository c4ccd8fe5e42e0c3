import { randomBytes } from 'node:crypto';
import type { AskedAction } from '../actions/action.ts';
import { again } from '../actions/as-it-is.ts';
import type { Doing } from '../actions/beginning.ts';
import { actionIn, lookedAtAgain, performed } from '../actions/perform.ts';
import { openHere } from '../incidents/here.ts';
import type { Fact, History } from '../journal/facts.ts';
import { Refusal } from '../refusal.ts';
import { changeBy } from './change.ts';
import type { Context } from './context.ts';
import { whereOf } from './where.ts';

/** The stream in which an action asked for here is told: that of the room's open incident, else one of its own. */
export async function streamHere(context: Context): Promise<string> {
  return (await openHere(whereOf(context)))?.stream ?? `action/${randomBytes(4).toString('hex')}`;
}

/** Decides about an action and records it; answers with it as it is after that. */
export async function decideAction(
  { journal, call }: Context,
  { stream, number }: AskedAction,
  decide: (action: AskedAction, now: Date) => readonly Fact[],
): Promise<AskedAction> {
  const facts = (history: History, now: Date) => decide(actionIn(history, number), now);
  return actionIn((await journal.change(stream, facts, changeBy(call))).history, number);
}

/**
 * Looks at it again, records that it is begun, does it, and records what came of it. The start is recorded on the
 * facts as they are then, so of several who press one does it. What has changed since voids it.
 */
export async function doIt(
  context: Context,
  action: AskedAction,
  decide: (action: AskedAction, doing: Doing) => readonly Fact[],
): Promise<AskedAction> {
  const { acting, worker, call } = context;
  decide(action, { ...(await nowOf(context, action)), by: call.by, fresh: action.prepared, deadlineMs: 0, worker });
  const fresh = await lookedAtAgain(acting, action.prepared);
  const doing = { by: call.by, fresh, deadlineMs: deadlineMs(context, action), worker };
  const begun = await decideAction(context, action, (one, now) => decide(one, { ...doing, now }));
  if (begun.state.kind !== 'voided') return performed(context, begun);
  throw new Refusal(`Nothing was done, because it is not as it was: ${begun.state.why}.`, [again(begun)]);
}

/** How long it may take at most, and a moment to say so. */
const deadlineMs = ({ acting }: Context, { prepared }: AskedAction): number =>
  (acting.actions.find(({ name }) => name === prepared.action)?.limitMs ?? 30_000) + 10_000;

/** Whoever may not do it is told so without a question to the tier. */
const nowOf = async ({ journal }: Context, { stream }: AskedAction) => ({ now: (await journal.read(stream)).now });
