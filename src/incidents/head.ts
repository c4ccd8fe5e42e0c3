import type { History } from '../journal/facts.ts';
import type { Head } from '../journal/journal.ts';
import { roomAt } from '../messages/rooms.ts';

/** What is looked up about a stream without reading it. It never throws: a stream that can't be folded has a head too. */
export const headOf = (stream: string, history: History): Head =>
  history.reduce<Head>(after, { kind: kindOf(stream), open: false });

function kindOf(stream: string): Head['kind'] {
  if (stream.startsWith('incident/')) return 'incident';
  if (stream.startsWith('action/')) return 'action';
  return stream.startsWith('routine/') ? 'routine' : 'bot';
}

function after(head: Head, { fact }: History[number]): Head {
  if (head.kind === 'action') return { ...head, open: isUndecided(fact) ?? head.open };
  if (fact.type === 'opened') {
    const { number, dedupKey } = fact;
    return { ...head, open: true, number, ...(dedupKey === undefined ? {} : { dedupKey }) };
  }
  if (fact.type === 'routine started') return { ...head, open: true, room: roomAt(fact.room) };
  if (fact.type === 'room opened' || fact.type === 'room lost') return { ...head, room: roomAt(fact.room) };
  if (fact.type === 'resolved' || fact.type === 'routine signed') return { ...head, open: false };
  if (fact.type === 'reopened') return { ...head, open: true };
  return head;
}

/** An action in a stream of its own is open until nobody waits for anything; undefined: as it was. */
function isUndecided({ type }: History[number]['fact']): boolean | undefined {
  if (type === 'action asked' || type === 'action unknown') return true;
  const ends = type === 'action rejected' || type === 'action voided' || type === 'action settled';
  return ends || type === 'action ended' ? false : undefined;
}
