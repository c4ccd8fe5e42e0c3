import { type AskedAction, isTold, wordsOf } from '../actions/action.ts';
import { brokenGlass } from '../actions/sentence.ts';
import { actionView } from '../actions/view.ts';
import { sentence as oneSentence } from '../messages/message.ts';
import type { Room } from '../messages/rooms.ts';
import { after } from '../paging/path.ts';
import type { Display } from './display.ts';
import { freeFrom, type Rows, type Wanted } from './need.ts';
import type { TendSettings } from './settings.ts';

/** How long whoever did it is given to say what came of it, before the worker does. */
const graceMs = 10_000;
/** Whoever did it looks first, which takes some seconds where it waits for an effect. */
const betweenLooksMs = 30_000;
const mostLooks = 3;

/** What actions want of a worker: an end to what nobody decided, a word on what was lost, and a look afterwards. */
export const actionsWanted = (actions: readonly AskedAction[], rows: Rows): Wanted[] =>
  actions.flatMap((action): Wanted[] => {
    const { state, number } = action;
    const key = `action/${number}/${state.kind}`;
    if (state.kind === 'asked') return [{ key, kind: 'action', action: number, from: action.expiresAt }];
    if (state.kind === 'started') return [{ key, kind: 'action', action: number, from: after(state.overAt, graceMs) }];
    const from = lookFrom(action);
    if (!from) return [];
    return [{ key, kind: 'action', action: number, from: later(from, freeFrom(rows, key)) }];
  });

const later = (one: Date, other: Date): Date => (one < other ? other : one);

/** What is not as wanted yet is looked at a few times; what nobody knows is looked at at once. */
function lookFrom({ state, verified }: AskedAction): Date | undefined {
  if (state.kind !== 'done' && state.kind !== 'unknown') return undefined;
  const last = verified.at(-1);
  if (!last) return state.kind === 'unknown' ? state.at : after(state.at, betweenLooksMs);
  return last.holds || verified.length >= mostLooks ? undefined : after(last.at, betweenLooksMs);
}

/** Each action that people of the room should see: what waits for a second person, and whatever was begun. */
export const actionDisplays = (
  actions: readonly AskedAction[],
  room: Room,
  suffix: (what: string) => string,
): Display[] =>
  actions
    .filter(isTold)
    .map((action) => ({ what: suffix(`action/${action.number}`), room, message: actionView(action) }));

/** That the glass was broken is told in the team's channel, too. */
export const announcements = (
  actions: readonly AskedAction[],
  room: Room | undefined,
  settings: TendSettings,
): Display[] =>
  actions.flatMap((action) => {
    const { approved, number, stream } = action;
    const elsewhere = room?.channel !== settings.teamChannel || room.thread !== undefined;
    if (approved?.alone === undefined || !elsewhere) return [];
    const what = `${wordsOf(action).join(' ')} (${stream})`;
    const message = oneSentence(brokenGlass(approved.by, what, approved.alone));
    return [{ what: `alone/${number}`, room: { channel: settings.teamChannel }, once: true, message }];
  });
