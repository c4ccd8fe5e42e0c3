import type { Shown } from '../journal/posts.ts';
import { Undone } from '../messages/rooms.ts';
import { hashOf, type Need, type Rows } from './need.ts';

/** What a channel of its own gets besides its messages. */
export type Furnishing = Extract<Need, { kind: 'pin' | 'topic' | 'invite' }>;

export const isFurnishing = (need: Need): need is Furnishing =>
  need.kind === 'pin' || need.kind === 'topic' || need.kind === 'invite';

/** It is not as it should be, and was not given up as it is wanted now: another wish is tried anew. */
export function isLacking(need: Furnishing, rows: Rows): boolean {
  const shows = rows.get(need.key)?.shows;
  return shows !== furnished(need) && shows !== givenUp(need);
}

/** Tells whether a furnishing is as it should be. */
export function furnished(need: Furnishing): string {
  switch (need.kind) {
    case 'invite':
      return hashOf(need.people);
    case 'topic':
      return hashOf(need.topic);
    case 'pin':
      return hashOf(need.post);
  }
}

/** A pin or a topic may be missing without harm, so neither is tried for ever. Without people the room is of no use. */
const mostTries = 5;

/** How often in a row this wish has failed now, and what is remembered of it. */
export function failedAgain(need: Furnishing, row: Shown | undefined, error: unknown): Pick<Shown, 'shows' | 'tries'> {
  const tries = row?.shows === tried(need) ? row.tries + 1 : 1;
  const never = error instanceof Undone && error.final;
  const isOver = never || (need.kind !== 'invite' && tries >= mostTries);
  return { tries, shows: isOver ? givenUp(need) : tried(need) };
}

const tried = (need: Furnishing): string => `tried ${furnished(need)}`;
const givenUp = (need: Furnishing): string => `given up ${furnished(need)}`;
