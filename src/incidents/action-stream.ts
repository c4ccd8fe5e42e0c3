import { actionsFrom, isOver } from '../actions/action.ts';
import type { History } from '../journal/facts.ts';
import { sentence as oneSentence } from '../messages/message.ts';
import type { Room } from '../messages/rooms.ts';
import { actionDisplays, actionsWanted, announcements } from './action-needs.ts';
import { type Display, shown } from './display.ts';
import type { Rows, Wanted } from './need.ts';
import { noticesFrom } from './notices.ts';
import { isGone } from './room-needs.ts';
import { sentence } from './sentence.ts';
import type { TendSettings } from './settings.ts';

/** What an action outside any incident wants: to be shown where it was asked for, an end in time, and a look afterwards. */
export function actionStream(
  history: History,
  rows: Rows,
  settings: TendSettings,
): { wanted: readonly Wanted[]; closed: boolean } {
  const actions = actionsFrom(history);
  const rooms = [actions[0]?.room, { channel: settings.teamChannel }];
  const room = rooms.find((one) => one && !isGone(one, rows));
  const displays = room ? [...inRoom(history, room), ...announcements(actions, room, settings)] : [];
  return {
    wanted: [...displays.flatMap((display) => shown(display, rows)), ...actionsWanted(actions, rows)],
    closed: actions.every(isOver),
  };
}

const inRoom = (history: History, room: Room): Display[] => [
  ...actionDisplays(actionsFrom(history), room, (what) => what),
  ...noticesFrom(history).map((fact) => ({
    ...{ what: `said/${fact.version}`, room, once: true, message: oneSentence(sentence(fact)) },
  })),
];
