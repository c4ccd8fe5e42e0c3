import type { Checklist, Place } from '../checklists/checklist.ts';
import { checklistView } from '../checklists/view.ts';
import { type Message, sentence as oneSentence } from '../messages/message.ts';
import { type Post, type Room, roomAt } from '../messages/rooms.ts';
import { channel } from '../messages/text.ts';
import { actionDisplays, announcements } from './action-needs.ts';
import { card } from './card.ts';
import type { Incident, IncidentRoom } from './incident.ts';
import { freeFrom, hashOf, postOf, type Rows, type Wanted } from './need.ts';
import { pageOf } from './paged.ts';
import type { TendSettings } from './settings.ts';
import { sentence } from './timeline.ts';
import { updateDisplays } from './updates.ts';

/**
 * A message that the chat should show: in this room, to this person directly, or in the place of this post; with none
 * of them it is only rewritten where it stands. `once`: it is never rewritten.
 */
export type Display = { what: string; message: Message; room?: Room; direct?: string; post?: Post; once?: boolean };

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

/** The second room's card is another message than the first one's. */
export const inRoomNumber = (what: string, index: number): string => (index === 0 ? what : `${what}@${index + 1}`);

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
  incident.attempts.flatMap(({ id, outcome, lateMs }) =>
    outcome?.kind === 'sent' && outcome.post
      ? [{ what: `page/${id}`, post: outcome.post, message: pageOf(incident, id, settings, lateMs) }]
      : [],
  );

/** Whoever can't be written to directly is named in the room as well. */
const mostTries = 5;

/** What must be posted or rewritten so that the chat shows this. */
export function shown(display: Display, rows: Rows): Wanted[] {
  const { what, message, room } = display;
  const row = rows.get(what);
  const wanted = { key: what, from: freeFrom(rows, what), message };
  const post = postOf(row) ?? display.post;
  if (!post && display.direct !== undefined)
    return (row?.tries ?? 0) < mostTries ? [{ ...wanted, kind: 'direct', person: display.direct }] : [];
  if (!post) return room ? [{ ...wanted, kind: 'post', room }] : [];
  if (display.once || row?.shows === hashOf(message)) return [];
  return [{ ...wanted, kind: 'edit', post, room }];
}
