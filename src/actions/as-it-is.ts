import { span } from '../messages/span.ts';
import { person, type Text, time } from '../messages/text.ts';
import { after } from '../paging/path.ts';
import { Refusal } from '../refusal.ts';
import type { ActionState, AskedAction } from './action.ts';

/** Why it can't be decided upon: how far it is already. */
export const asItIs = (action: AskedAction): Refusal =>
  new Refusal([called(action), ...standing(action.state, action), '.']);

/** Whoever decides has to decide in time, and about what nobody has decided upon yet. */
export function refuseUnlessAsked(action: AskedAction, now: Date): void {
  if (action.state.kind !== 'asked') throw asItIs(action);
  if (now >= action.expiresAt)
    throw new Refusal(['What was seen at ', time(action.askedAt), ' is too old to decide upon now.'], [again(action)]);
}

/** What has to be so for some time is not done before. */
export function refuseEarly({ askedAt, prepared: { waitMs = 0 } }: AskedAction, now: Date): void {
  const from = after(askedAt, waitMs);
  if (now >= from) return;
  throw new Refusal([`What was seen has to be so for ${span(waitMs)}: decide upon it from `, time(from), ' on.']);
}

export const again = (action: AskedAction) => ({ label: 'Ask for it again', words: action.again });

export const called = ({ prepared: { action, tier } }: AskedAction): string => `${action} on ${tier}`;

function standing(state: ActionState, { askedBy, askedAt }: AskedAction): Exclude<Text, string> {
  switch (state.kind) {
    case 'asked':
      return [' was asked for by ', person(askedBy), ' at ', time(askedAt), ' already and waits for a second person'];
    case 'rejected':
      return [' was rejected by ', person(state.by), ' at ', time(state.at), `: ${state.reason}`];
    case 'voided':
      return [' is void since ', time(state.at), `: ${state.why}`];
    case 'started':
      return [' was begun by ', person(state.by), ' at ', time(state.at)];
    case 'done':
    case 'gone':
    case 'failed':
      return [' ended at ', time(state.at), `: ${state.why || state.kind}`];
    case 'unknown':
      return [' may have happened at ', time(state.at), '; nobody knows, and it is not done again'];
    case 'settled':
      return [' was settled by ', person(state.by), ` as ${state.done ? 'done' : 'not done'}`];
  }
}
