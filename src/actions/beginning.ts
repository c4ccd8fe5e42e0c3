import type { Fact } from '../journal/facts.ts';
import { code, person } from '../messages/text.ts';
import { Refusal } from '../refusal.ts';
import type { Prepared } from '../tiers/acting.ts';
import type { AskedAction } from './action.ts';
import { called, refuseEarly, refuseUnlessAsked } from './as-it-is.ts';
import { changed } from './changed.ts';
import { attemptOf } from './outcome.ts';
import { reasonFor } from './reason.ts';

/** What the tier says at the press: the same thing looked at again, or why it can't be done any more. */
export type Fresh = Prepared | { refused: string };

export type Doing = { by: string; now: Date; fresh: Fresh; deadlineMs: number; worker: string };

/** The asker has read what it does and wants it done now. */
export function confirm(action: AskedAction, doing: Doing): Fact[] {
  refuseUnlessAsked(action, doing.now);
  if (action.prepared.approval === 'two-person')
    throw new Refusal(`${called(action)} needs a second person: somebody else approves it.`);
  if (action.askedBy !== doing.by)
    throw new Refusal([
      person(action.askedBy),
      ' asked for this and confirms it alone. Ask for it yourself to do it: ',
      code(`/db ${action.again.join(' ')}`),
    ]);
  return begun(action, doing, []);
}

/** A second person has read it and wants it done now. */
export function approve(action: AskedAction, doing: Doing): Fact[] {
  refuseUnlessAsked(action, doing.now);
  if (action.prepared.approval === 'confirm')
    throw new Refusal(['Nobody needs to approve this: ', person(action.askedBy), ' confirms it.']);
  if (action.askedBy === doing.by)
    throw new Refusal([
      'You asked for this, so somebody else approves it. If there is nobody: ',
      code(`/db break-glass ${action.words.join(' ')} WHY`),
      '.',
    ]);
  return begun(action, doing, [{ type: 'action approved', action: action.number }]);
}

/** Whoever asked for it does it alone, and says why. */
export function breakGlass(action: AskedAction, doing: Doing & { reason: string }): Fact[] {
  refuseUnlessAsked(action, doing.now);
  if (action.prepared.approval === 'confirm') throw new Refusal('This needs no second person: confirm it instead.');
  return begun(action, doing, [
    { type: 'action approved', action: action.number, alone: reasonFor(doing.reason, 'Doing it alone') },
  ]);
}

/** Not again what somebody else has begun meanwhile, nor what is no longer as it was seen. */
function begun(action: AskedAction, doing: Doing, before: readonly Fact[]): Fact[] {
  const { number, prepared } = action;
  const { fresh, deadlineMs, worker } = doing;
  refuseEarly(action, doing.now);
  const why = changed(prepared, fresh);
  if (why !== undefined) return [{ type: 'action voided', action: number, why }];
  return [...before, { type: 'action started', action: number, attempt: attemptOf(number), deadlineMs, worker }];
}
