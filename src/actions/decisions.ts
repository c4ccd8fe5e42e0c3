import type { Fact, FactOf, History } from '../journal/facts.ts';
import type { Room } from '../messages/rooms.ts';
import { person, type Text, time } from '../messages/text.ts';
import { Refusal } from '../refusal.ts';
import type { Performed, Prepared } from '../tiers/acting.ts';
import { kept } from '../tiers/kept.ts';
import { visible } from '../tiers/shown.ts';
import { answered } from '../tiers/tiers.ts';
import { type ActionState, type AskedAction, actionsFrom, wordsOf } from './action.ts';
import { changed } from './changed.ts';

type Who = { by: string; now: Date };

/** What was seen when it was asked for is decided upon within this time. */
export const expiresMs = 600_000;

/** Somebody wants it done. What two people decide upon is asked for once at a time. */
export function ask(history: History, prepared: Prepared, room?: Room): Fact[] {
  const { action: name, because, impact, ...rest } = prepared;
  const actions = actionsFrom(history);
  const same = actions.find(({ state, prepared: { hash } }) => state.kind === 'asked' && hash === prepared.hash);
  if (same && prepared.approval === 'two-person') throw asIs(same);
  return [
    {
      ...{ type: 'action asked', action: actions.length + 1, name, expiresMs },
      ...{ tier: rest.tier, arguments: [...rest.arguments], statement: rest.statement, hash: rest.hash },
      ...{ effect: rest.effect, ...seenKept(prepared), approval: rest.approval },
      ...(because !== undefined && { because }),
      ...(impact && { impact: impactKept(impact) }),
      ...(room && { room }),
    },
  ];
}

/** For ever, so without what is private. */
const seenKept = ({ seen, about, compared }: Prepared): Pick<FactOf<'action asked'>, 'seen' | 'compared' | 'shown'> => {
  const safe = about && kept(about);
  return {
    seen: [...(safe && answered(safe) ? safe.rows : seen)],
    ...(compared && { compared: [...compared] }),
    ...(about && { shown: visible(about).map(({ name }) => name) }),
  };
};

const impactKept = ({
  rows,
  locks,
  plan,
  asked,
}: NonNullable<Prepared['impact']>): FactOf<'action asked'>['impact'] => ({
  ...{ locks: [...locks], plan: [...plan] },
  ...(rows !== undefined && { rows }),
  ...(asked && { asked: kept(asked) }),
});

/** What the tier says at the press: the same thing looked at again, or why it can't be done any more. */
export type Fresh = Prepared | { refused: string };

export type Doing = Who & { fresh: Fresh; deadlineMs: number; worker: string };

/** The asker has read what it does and wants it done now. */
export function confirm(action: AskedAction, doing: Doing): Fact[] {
  refuseUnlessAsked(action, doing.now);
  if (action.prepared.approval === 'two-person')
    throw new Refusal(`${called(action)} needs a second person: somebody else approves it.`);
  if (action.askedBy !== doing.by)
    throw new Refusal([
      person(action.askedBy),
      ' asked for this and confirms it alone. Ask for it yourself to do it: ',
      `/db ${wordsOf(action).join(' ')}`,
    ]);
  return begun(action, doing, []);
}

/** A second person has read it and wants it done now. */
export function approve(action: AskedAction, doing: Doing): Fact[] {
  refuseUnlessAsked(action, doing.now);
  if (action.prepared.approval === 'confirm')
    throw new Refusal(['Nobody needs to approve this: ', person(action.askedBy), ' confirms it.']);
  if (action.askedBy === doing.by)
    throw new Refusal('You asked for this, so somebody else approves it. If there is nobody: /db break-glass.');
  return begun(action, doing, [{ type: 'action approved', action: action.number }]);
}

/** Whoever asked for it does it alone, and says why. */
export function breakGlass(action: AskedAction, doing: Doing & { reason: string }): Fact[] {
  refuseUnlessAsked(action, doing.now);
  if (action.prepared.approval === 'confirm') throw new Refusal('This needs no second person: confirm it instead.');
  return begun(action, doing, [
    { type: 'action approved', action: action.number, alone: worded(doing.reason, 'Doing it alone') },
  ]);
}

/** By whoever may approve; whoever asked for it takes it back. */
export function reject(action: AskedAction, { now, reason }: Who & { reason: string }): Fact[] {
  refuseUnlessAsked(action, now);
  return [{ type: 'action rejected', action: action.number, reason: worded(reason, 'Rejecting it') }];
}

/** Nobody knows what came of it; a person who has looked says. */
export function settle(action: AskedAction, done: boolean): Fact[] {
  if (action.state.kind !== 'unknown') throw asIs(action);
  return [{ type: 'action settled', action: action.number, done }];
}

/** Not again what somebody else has begun meanwhile, nor what is no longer as it was seen. */
function begun({ number, prepared }: AskedAction, doing: Doing, before: readonly Fact[]): Fact[] {
  const { fresh, deadlineMs, worker } = doing;
  const why = changed(prepared, fresh);
  if (why !== undefined) return [{ type: 'action voided', action: number, why }];
  return [...before, { type: 'action started', action: number, attempt: attemptOf(number), deadlineMs, worker }];
}

/** What is done once has one try. */
const attemptOf = (number: number): string => `action/${number}`;

/** What nobody decided in time is void; what was begun and not heard of again, nobody knows. */
export function lapsed({ number, state, expiresAt, prepared }: AskedAction, now: Date): Fact[] {
  if (state.kind === 'asked' && now >= expiresAt) {
    const who = prepared.approval === 'confirm' ? 'it was not confirmed' : 'nobody approved it';
    return [{ type: 'action voided', action: number, why: `${who} within ${expiresMs / 60_000} minutes` }];
  }
  if (state.kind !== 'started' || now < state.overAt) return [];
  const why = 'whoever did it was cut off before saying what came of it';
  return [{ type: 'action unknown', action: number, attempt: state.attempt, why }];
}

/** What came of it; what is known already is not said twice. */
export function ended({ number, state }: AskedAction, performed: Performed): Fact[] {
  if (state.kind !== 'started' && state.kind !== 'unknown' && state.kind !== 'settled') return [];
  const which = { action: number, attempt: attemptOf(number) };
  const nothing = { rows: [], notices: [], ms: performed.ms };
  switch (performed.outcome) {
    case 'done': {
      const { rows, notices, ms } = performed;
      return [{ type: 'action ended', ...which, outcome: 'done', rows: [...rows], notices: [...notices], ms }];
    }
    case 'gone':
      return [{ type: 'action ended', ...which, outcome: 'gone', why: performed.why, ...nothing }];
    case 'failed':
      return [{ type: 'action ended', ...which, outcome: 'failed', why: performed.error, ...nothing }];
    case 'unknown':
      return state.kind === 'started' ? [{ type: 'action unknown', ...which, why: performed.error }] : [];
  }
}

function refuseUnlessAsked(action: AskedAction, now: Date): void {
  if (action.state.kind !== 'asked') throw asIs(action);
  if (now >= action.expiresAt)
    throw new Refusal(['What was seen at ', time(action.askedAt), ' is too old to decide upon now.'], [again(action)]);
}

export const again = (action: AskedAction) => ({ label: 'Ask for it again', words: wordsOf(action) });

const asIs = (action: AskedAction): Refusal => new Refusal([called(action), ...standing(action.state, action), '.']);

const called = ({ prepared: { action, tier } }: AskedAction): string => `${action} on ${tier}`;

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
      return [' has ended at ', time(state.at), `: ${state.why || state.kind}`];
    case 'unknown':
      return [' may have happened at ', time(state.at), '; nobody knows, and it is not done again'];
    case 'settled':
      return [' was settled by ', person(state.by), ` as ${state.done ? 'done' : 'not done'}`];
  }
}

function worded(text: string, what: string): string {
  if (text.trim() !== '') return text.trim().slice(0, 500);
  throw new Refusal(`${what} needs a reason in a few words.`);
}
