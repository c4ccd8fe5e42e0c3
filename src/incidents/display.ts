import type { Message } from '../messages/message.ts';
import type { Post, Room } from '../messages/rooms.ts';
import { freeFrom, hashOf, postOf, type Rows, type Wanted } from './need.ts';

/**
 * A message that the chat should show: in this room, to this person directly, or in the place of this post; with none
 * of them it is only rewritten where it stands. `once`: it is never rewritten.
 */
export type Display = { what: string; message: Message; room?: Room; direct?: string; post?: Post; once?: boolean };

/** The second room's card is another message than the first one's. */
export const inRoomNumber = (what: string, index: number): string => (index === 0 ? what : `${what}@${index + 1}`);

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
