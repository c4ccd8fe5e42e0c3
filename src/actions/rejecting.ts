import type { Fact } from '../journal/facts.ts';
import type { AskedAction } from './action.ts';
import { refuseUnlessAsked } from './as-it-is.ts';
import { reasonFor } from './reason.ts';

/** By whoever may approve; whoever asked for it takes it back. */
export function reject(action: AskedAction, { now, reason }: { now: Date; reason: string }): Fact[] {
  refuseUnlessAsked(action, now);
  return [{ type: 'action rejected', action: action.number, reason: reasonFor(reason, 'Rejecting it') }];
}
