import { type Room, roomAt } from '../messages/rooms.ts';
import { card } from './card.ts';
import { inRoomNumber } from './display.ts';
import { type Furnishing, isLacking } from './furnishing.ts';
import type { Incident } from './incident.ts';
import { freeFrom, postOf, type Rows, type Wanted } from './need.ts';
import { isPerson } from './person.ts';
import type { TendSettings } from './settings.ts';

/** Its room, if it has none or has outgrown it; a room in the team's channel for one that is gone. */
export function roomWanted(incident: Incident, rows: Rows, settings: TendSettings): Wanted[] {
  const was = incident.rooms.find((room) => !room.lost && isGone(room, rows));
  const message = card(incident, settings);
  const team = { channel: settings.teamChannel };
  const from = freeFrom(rows, 'room');
  if (was?.kind === 'team') return [];
  if (was)
    return [{ key: 'room', kind: 'refuge', from: freeFrom(rows, 'room'), was: roomAt(was), room: team, message }];
  const missing = roomMissing(incident);
  if (!missing) return [];
  const first = incident.roomFailures === 0;
  const attempt = `room/${incident.roomStarts + (first ? 1 : 0)}`;
  if (missing === 'thread') {
    // Whoever began it may yet say where it is; a channel has a name and is found, so nobody waits for it.
    const over = incident.roomStart?.overAt ?? from;
    return [{ key: 'room', kind: 'thread', from: over, attempt, first, room: team, message }];
  }
  return [{ key: 'room', kind: 'channel', from, attempt, first, name: roomName(incident), purpose: purpose(incident) }];
}

/**
 * The room that an incident has not got, or not yet. One that ended before it had any gets a thread for its record,
 * where people are; a channel that is on its way by then is used.
 */
export function roomMissing({ closed, rooms, roomKind, roomStart }: Incident): 'channel' | 'thread' | undefined {
  const now = rooms.at(-1);
  if (!now) return closed ? (roomStart?.kind ?? 'thread') : roomKind;
  return !closed && roomKind === 'channel' && now.kind === 'thread' && !now.lost ? 'channel' : undefined;
}

/** The chat has said that this channel is gone; the journal need not know yet. */
export const isGone = ({ channel }: Room, rows: Rows): boolean => rows.has(goneRow(channel));

export const goneRow = (channel: string): string => `gone/${channel}`;

/** The incident without the rooms that are gone, so that nothing is said there any more. */
export function withoutGone(incident: Incident, rows: Rows): Incident {
  const rooms = incident.rooms.map((room) => (isGone(room, rows) ? { ...room, lost: true } : room));
  return { ...incident, rooms, room: incident.room && isGone(incident.room, rows) ? undefined : incident.room };
}

/** What a channel of its own gets besides its messages: people, a pinned card, a topic. */
export function furnishings(incident: Incident, rows: Rows, settings: TendSettings): Wanted[] {
  const index = incident.rooms.length - 1;
  const room = incident.rooms[index];
  if (room?.kind !== 'channel' || room.lost) return [];
  const { channel } = room;
  const post = postOf(rows.get(inRoomNumber('card', index)));
  const needs: Furnishing[] = [
    { key: inRoomNumber('topic', index), kind: 'topic', channel, topic: topicOf(incident) },
    ...(incident.closed ? [] : [invitation(incident, settings, channel, index)]),
    ...(post ? [{ key: inRoomNumber('pin', index), kind: 'pin', post } as const] : []),
  ];
  return needs.filter((need) => isLacking(need, rows)).map((need) => ({ ...need, from: freeFrom(rows, need.key) }));
}

const invitation = (incident: Incident, settings: TendSettings, channel: string, index: number): Furnishing => ({
  ...{ key: inRoomNumber('invite', index), kind: 'invite', channel, people: invitedTo(incident, settings) },
});

/** Those whom the severity brings in, those who are paged, whoever opened it and whoever has it. */
function invitedTo({ severity, openedBy, lead, path, attempts }: Incident, settings: TendSettings): readonly string[] {
  const paged = [...(path?.levels[0]?.people ?? []), ...attempts.map(({ person }) => person)];
  const ids = paged.flatMap((key) => settings.person(key)?.slack ?? []);
  const people = [...settings.invited(severity), ...ids, openedBy, ...(lead ? [lead.by] : [])];
  return [...new Set(people.filter(isPerson))];
}

/** Slack takes 80 characters of lower case letters, digits and dashes. */
const roomName = ({ number, type }: Incident): string =>
  `inc-${number}-${type.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`.slice(0, 80).replace(/-+$/, '');

const purpose = ({ number, title }: Incident): string => `Incident ${number}: ${title}`.slice(0, 200);

const topicOf = ({ severity, state, title }: Incident): string => `${severity} · ${state} · ${title}`.slice(0, 250);
