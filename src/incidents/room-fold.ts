import type { FactOf } from '../journal/facts.ts';
import type { Room } from '../messages/rooms.ts';
import type { Incident, IncidentRoom } from './incident.ts';

export function roomStarted(incident: Incident, fact: FactOf<'room started'>, at: Date): Incident {
  const { attempt, deadlineMs, kind = incident.roomKind } = fact;
  const overAt = new Date(at.getTime() + deadlineMs);
  return { ...incident, roomStarts: incident.roomStarts + 1, roomStart: { attempt, kind, overAt } };
}

/** Where the story went on elsewhere before, only the old room is crossed out. */
export function roomLost(incident: Incident, was: Room, now: Room): Incident {
  const without = { ...incident, rooms: withoutRoom(incident.rooms, was) };
  return isRoom(incident.room, was) ? movedTo(without, now, 'team') : without;
}

export const movedTo = (incident: Incident, room: Room, kind: IncidentRoom['kind']): Incident => ({
  ...incident,
  room,
  rooms: [...incident.rooms, { ...room, kind, lost: false }],
});

const withoutRoom = (rooms: readonly IncidentRoom[], was: Room): readonly IncidentRoom[] =>
  rooms.map((room) => (isRoom(room, was) ? { ...room, lost: true } : room));

const isRoom = (room: Room | undefined, other: Room): boolean =>
  room?.channel === other.channel && room.thread === other.thread;
