import { type Button, buttons, message, sentence as oneSentence, text } from '../messages/message.ts';
import { person, time } from '../messages/text.ts';
import { after } from '../paging/path.ts';
import { giveUpdate } from '../paging/words.ts';
import type { Display } from './display.ts';
import type { AskedUpdate, Incident } from './incident.ts';
import type { Wanted } from './need.ts';
import type { TendSettings } from './settings.ts';

/** When an update is asked for the next time: in the room each time one is due, and louder when nobody answers. */
export function updateWanted(incident: Incident, settings: TendSettings): Wanted[] {
  const { lead, closed, running, updateMs } = incident;
  if (!lead || closed || running || updateMs === undefined) return [];
  const missed = incident.updates.filter(({ came }) => !came);
  const [first] = [...louder(incident, missed, settings), inRoom(incident, missed, updateMs)].sort(
    (one, other) => one.from.getTime() - other.from.getTime(),
  );
  return first ? [{ key: 'update', kind: 'update', ...first }] : [];
}

type Asking = { from: Date; count: number };

/** Counted from the last word of a person; of those that came due while nobody looked only the newest is made up for. */
function inRoom({ lastWordAt }: Incident, missed: readonly AskedUpdate[], updateMs: number): Asking {
  const asked = missed.at(-1)?.at ?? lastWordAt;
  const passed = Math.floor((asked.getTime() - lastWordAt.getTime()) / updateMs);
  return { from: after(lastWordAt, (passed + 1) * updateMs), count: 1 };
}

/**
 * After the room whoever has it is paged, then the path from its beginning, each a while after the one before: nobody
 * is paged for an update that was not asked for yet. A severity that pages nobody stays quiet.
 */
function louder({ path, severity }: Incident, missed: readonly AskedUpdate[], { silentMs }: TendSettings): Asking[] {
  const waitMs = path && silentMs(severity);
  const step = Math.max(0, ...missed.map(({ count }) => count));
  const asked = missed.find(({ count }) => count === step);
  return asked && waitMs !== undefined ? [{ from: after(asked.at, waitMs), count: step + 1 }] : [];
}

/** Each time an update was asked for, in a message of its own; only the newest that is unanswered has the button. */
export const updateDisplays = (incident: Incident): Display[] =>
  incident.updates.map((_, index) => ({ what: `update/${index + 1}`, ...shownAs(incident, index) }));

function shownAs({ updates, lead, room, closed, lastWordAt, word }: Incident, index: number): Omit<Display, 'what'> {
  if (updates[index]?.came || closed || !lead || !room)
    return { message: oneSentence('An update was asked for, and came.') };
  if (index < updates.length - 1) return { message: oneSentence('An update was asked for, and asked for again.') };
  const words = [person(lead.by), ', an update is due: the last word was at ', time(lastWordAt), '.'];
  const answer: Button = { ...giveUpdate(word), style: 'primary' };
  return { room, message: message(words, text(words), buttons(answer)) };
}
