import type { Checklist, Place } from '../checklists/checklist.ts';
import { checklistView } from '../checklists/view.ts';
import { type Message, sentence as oneSentence } from '../messages/message.ts';
import { type Room, roomAt } from '../messages/rooms.ts';
import { channel } from '../messages/text.ts';
import { actionDisplays, announcements } from './action-needs.ts';
import { card } from './card.ts';
import { type Display, inRoomNumber } from './display.ts';
import type { Incident, IncidentRoom } from './incident.ts';
import { pageOf } from './paged.ts';
import { sentence } from './sentence.ts';
import type { TendSettings } from './settings.ts';
import { updateDisplays } from './updates.ts';

/** Everything that the chat should show of an incident now. */
export function displays(incident: Incident, settings: TendSettings): readonly Display[] {
  return [
    ...incident.rooms.flatMap((room, index) => (room.lost ? [] : inRoom(incident, settings, room, index))),
    ...notices(incident),
    ...announcements(incident.actions, incident.room, settings),
    ...updateDisplays(incident),
    ...pages(incident, settings),
  ];
}

function inRoom(incident: Incident, settings: TendSettings, entered: IncidentRoom, index: number): Display[] {
  const room = roomAt(entered);
  const drawn = { what: inRoomNumber('card', index), message: card(incident, settings) };
  const root = room.thread === undefined ? undefined : { channel: room.channel, ts: room.thread };
  const next = incident.rooms[index + 1];
  return [
    root ? { ...drawn, post: root } : { ...drawn, room },
    ...incident.checklists.map((checklist) => checklistDisplay(incident, checklist, room, index)),
    ...actionDisplays(incident.actions, room, (what) => inRoomNumber(what, index)),
    ...(next ? [{ what: inRoomNumber('moved', index), room, once: true, message: moved(next) }] : []),
  ];
}

export const checklistDisplay = (place: Place, checklist: Checklist, room: Room, index: number): Display => ({
  what: inRoomNumber(`checklist/${checklist.number}`, index),
  room,
  message: checklistView(place, checklist),
});

const moved = (to: Room): Message => oneSentence(['This goes on in ', channel(to.channel), '.']);

/** That it ended is told by another need, with the hash of the record. */
function notices({ room, notices }: Incident): Display[] {
  if (!room) return [];
  return notices
    .filter(({ fact }) => fact.type !== 'resolved')
    .map((fact) => ({ what: `said/${fact.version}`, room, once: true, message: oneSentence(sentence(fact)) }));
}

/** Every copy of every page that can be rewritten, so that no button outlives its sense. */
const pages = (incident: Incident, settings: TendSettings): Display[] =>
  incident.attempts.flatMap(({ id, outcome, startedAt, lateMs }) =>
    outcome?.kind === 'sent' && outcome.post
      ? [{ what: `page/${id}`, post: outcome.post, message: pageOf(incident, id, settings, { at: startedAt, lateMs }) }]
      : [],
  );
