import { type Checklist, checklistsFrom } from '../checklists/checklist.ts';
import type { History, Recorded } from '../journal/facts.ts';
import { type Room, roomAt } from '../messages/rooms.ts';
import { noticesFrom } from './notices.ts';

/** A checklist outside any incident, as it is now, folded from its facts. */
export type Routine = {
  stream: string;
  version: number;
  word: string;
  called: string;
  name: string;
  title: string;
  room: Room;
  slot?: string | undefined;
  late: boolean;
  startedAt: Date;
  startedBy: string;
  /** Each time nobody had signed it: the room was asked and, if there are people, those were told. */
  asked: readonly { people: readonly string[] }[];
  signed?: { by: string; at: Date; text?: string | undefined } | undefined;
  closed: boolean;
  /** How many rooms it has lost. */
  moves: number;
  notices: readonly Recorded[];
  checklists: readonly Checklist[];
  newerVersion: boolean;
};

/** Throws when the history does not begin with a routine being started. */
export function routineFrom(history: History): Routine {
  const [first] = history;
  if (first?.fact.type !== 'routine started') {
    throw new Error(`${first?.stream ?? 'This stream'} does not begin with "routine started"`);
  }
  const { name, title, slot, late } = first.fact;
  const signed = signature(history);
  return {
    ...{ stream: first.stream, word: first.stream, called: title, name, title, slot, late, signed },
    ...{ startedAt: first.at, startedBy: first.by, closed: signed !== undefined },
    ...roomOf(history, roomAt(first.fact.room)),
    asked: history.flatMap(({ fact }) => (fact.type === 'signature asked' ? [{ people: fact.people }] : [])),
    notices: noticesFrom(history),
    version: history.at(-1)?.version ?? first.version,
    checklists: checklistsFrom(history),
    newerVersion: history.some(({ fact }) => fact.type === 'from a newer version'),
  };
}

function roomOf(history: History, first: Room): Pick<Routine, 'room' | 'moves'> {
  const moves = history.flatMap(({ fact }) => (fact.type === 'room lost' ? [roomAt(fact.room)] : []));
  return { room: moves.at(-1) ?? first, moves: moves.length };
}

function signature(history: History): Routine['signed'] {
  for (const { fact, by, at } of history) if (fact.type === 'routine signed') return { by, at, text: fact.text };
  return undefined;
}
