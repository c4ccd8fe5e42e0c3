import type { Fact, FactOf, History, Recorded } from '../journal/facts.ts';
import { type Room, roomAt } from '../messages/rooms.ts';
import { after } from '../paging/path.ts';
import type { Prepared } from '../tiers/acting.ts';
import { brief } from '../tiers/offer.ts';
import type { Row } from '../tiers/tiers.ts';

export type ActionState =
  | { kind: 'asked' }
  | { kind: 'rejected'; at: Date; by: string; reason: string }
  | { kind: 'voided'; at: Date; why: string }
  | { kind: 'started'; at: Date; by: string; attempt: string; overAt: Date }
  | { kind: 'done' | 'gone' | 'failed'; at: Date; rows: readonly Row[]; notices: readonly string[]; why: string }
  | { kind: 'unknown'; at: Date; attempt: string; why: string }
  | { kind: 'settled'; at: Date; by: string; done: boolean };

/** Something on a tier that somebody wants changed, and how far that is. */
export type AskedAction = {
  stream: string;
  number: number;
  /** How a command names it: `7 2` of incident 7, or the stream alone where it is the only one. */
  words: readonly string[];
  /** The words that ask for it again. */
  again: readonly string[];
  prepared: Prepared;
  /** The columns of what was seen that people are shown. */
  shown?: readonly string[] | undefined;
  askedBy: string;
  askedAt: Date;
  expiresAt: Date;
  room?: Room | undefined;
  approved?: { by: string; at: Date; alone?: string | undefined } | undefined;
  /** Who pressed last, and so did it. */
  startedBy?: string | undefined;
  state: ActionState;
  verified: readonly { at: Date; holds: boolean; why: string; asked?: unknown }[];
};

/** Every action of a stream in the order of asking. */
export function actionsFrom(history: History): readonly AskedAction[] {
  const actions = new Map<number, AskedAction>();
  for (const recorded of history) {
    const { fact } = recorded;
    if (fact.type === 'action asked') actions.set(fact.action, asked(recorded, fact));
    else if (isOfAction(fact)) {
      const before = actions.get(fact.action);
      if (before) actions.set(fact.action, next(before, fact, recorded));
    }
  }
  return [...actions.values()];
}

/** Nobody waits for anything any more. */
export const isOver = ({ state }: AskedAction): boolean =>
  state.kind !== 'asked' && state.kind !== 'started' && state.kind !== 'unknown';

/** When it came to be as it is. */
export const since = ({ state, askedAt }: AskedAction): Date => (state.kind === 'asked' ? askedAt : state.at);

/** It is everybody's business: what waits for a second person, and whatever was begun. */
export const isTold = ({ prepared, startedBy }: AskedAction): boolean =>
  prepared.approval === 'two-person' || startedBy !== undefined;

/** What is called the same is done by the same words. */
export const wordsOf = ({ prepared }: AskedAction): readonly string[] => [
  prepared.action,
  prepared.tier,
  ...prepared.arguments,
];

/** Words as somebody would type them, long ones in brief: behind one that was left out nothing more can be said. */
export function said(words: readonly string[]): string {
  const left = words.indexOf('');
  return (left < 0 ? words : words.slice(0, left)).map(brief).join(' ');
}

/** `action 7 2`, or `action/3fa9c1d2` where that is all there is to name. */
export const numbered = (words: readonly string[]): string =>
  words.length > 1 ? `action ${words.join(' ')}` : words.join();

export type ActionFact = Extract<Fact, { action: number }>;

const isOfAction = (fact: History[number]['fact']): fact is ActionFact => 'action' in fact;

function asked({ stream, at, by }: Recorded<unknown>, fact: FactOf<'action asked'>): AskedAction {
  const {
    type: _,
    action: number,
    name,
    expiresMs,
    room,
    because,
    impact,
    compared,
    shown,
    again,
    waitMs,
    ...rest
  } = fact;
  return {
    ...{ stream, number, askedBy: by, askedAt: at, expiresAt: after(at, expiresMs), room: room && roomAt(room) },
    again: again ?? [name, rest.tier, ...rest.arguments],
    words: stream.startsWith('incident/') ? [stream.slice('incident/'.length), String(number)] : [stream],
    prepared: {
      ...{ action: name, ...rest, ...(because && { because }), ...(impact && { impact: impactOf(impact) }) },
      ...{ ...(compared && { compared }), ...(waitMs !== undefined && { waitMs }) },
    },
    shown,
    state: { kind: 'asked' },
    verified: [],
  };
}

const impactOf = ({ rows, locks, plan }: NonNullable<FactOf<'action asked'>['impact']>) => ({
  ...(rows === undefined ? {} : { rows }),
  ...{ locks, plan },
});

function next(before: AskedAction, fact: ActionFact, who: Recorded<unknown>): AskedAction {
  const { at, by } = who;
  switch (fact.type) {
    case 'action asked':
      return before;
    case 'action approved':
      return { ...before, approved: { by, at, alone: fact.alone } };
    case 'action started':
      return { ...before, startedBy: by, state: stateAfter(fact, who) };
    case 'action rejected':
    case 'action voided':
    case 'action settled':
      return { ...before, state: stateAfter(fact, who) };
    case 'action ended':
    case 'action unknown':
      return hasEnded(before) ? before : { ...before, state: stateAfter(fact, who) };
    case 'action verified':
      return { ...before, verified: [...before.verified, { at, holds: fact.holds, why: fact.why, asked: fact.asked }] };
  }
}

/** The first outcome counts: what happened, happened once. A late one settles what nobody knew. */
const hasEnded = ({ state: { kind } }: AskedAction): boolean => kind === 'done' || kind === 'gone' || kind === 'failed';

type Moving = Exclude<ActionFact, FactOf<'action asked' | 'action approved' | 'action verified'>>;

function stateAfter(fact: Moving, { at, by }: Recorded<unknown>): ActionState {
  switch (fact.type) {
    case 'action rejected':
      return { kind: 'rejected', at, by, reason: fact.reason };
    case 'action voided':
      return { kind: 'voided', at, why: fact.why };
    case 'action started':
      return { kind: 'started', at, by, attempt: fact.attempt, overAt: after(at, fact.deadlineMs) };
    case 'action ended':
      return { kind: fact.outcome, at, rows: fact.rows, notices: fact.notices, why: fact.why ?? '' };
    case 'action unknown':
      return { kind: 'unknown', at, attempt: fact.attempt, why: fact.why };
    case 'action settled':
      return { kind: 'settled', at, by, done: fact.done };
  }
}
