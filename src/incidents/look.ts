import type { History, Unread } from '../journal/facts.ts';
import type { Lease } from '../journal/journal.ts';
import type { PagingNow } from '../paging/due.ts';
import { actionStream } from './action-stream.ts';
import { incidentFrom } from './incident.ts';
import type { Rows, Wanted } from './need.ts';
import { wanted } from './needs.ts';
import { poisoned } from './poison.ts';
import { routineFrom } from './routine.ts';
import { routineWanted } from './routine-needs.ts';
import type { TendSettings } from './settings.ts';
import { reachIn, type World } from './world.ts';

/** A stream as a worker sees it: what it wants, and whether it is over. */
export type Look = { wanted: readonly Wanted[]; closed: boolean; poison?: unknown };

/** A routine that nobody signed is asked about no more after its day. */
const dayMs = 86_400_000;

type Seen = { stream: string; history: History; rows: Rows; now: Date; lease: Lease };

/** A stream that can't be folded or drawn wants its people paged, with number and severity only, and nothing else. */
export function lookAt(world: World, seen: Seen): Look {
  const settings = world.settings();
  const at: PagingNow = { now: seen.now, fence: seen.lease.fence, reach: reachIn(world, settings) };
  try {
    return understood(seen, settings, at);
  } catch (poison) {
    return { wanted: poisoned(seen.stream, seen.history, settings, at), closed: true, poison };
  }
}

function understood({ stream, history, rows }: Seen, settings: TendSettings, at: PagingNow): Look {
  if (stream.startsWith('incident/')) {
    const incident = incidentFrom(history);
    return { wanted: wanted(incident, rows, settings, at), closed: incident.closed };
  }
  if (stream.startsWith('action/')) return actionStream(history, rows, settings);
  if (!stream.startsWith('routine/')) return { wanted: [], closed: true };
  const routine = routineFrom(history);
  const over = routine.closed || at.now.getTime() - routine.startedAt.getTime() > dayMs;
  const all = routineWanted(routine, rows, settings);
  return { wanted: over ? all.filter(({ kind }) => kind !== 'step') : all, closed: over };
}

/** Whether a newer version of the bot has written here: it tends this stream, we don't. */
export const isNewer = (history: History): boolean => history.some(({ fact }) => unread(fact));

const unread = (fact: History[number]['fact']): fact is Unread => fact.type === 'from a newer version';
