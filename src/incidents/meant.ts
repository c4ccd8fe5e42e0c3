import type { Journal, Listed } from '../journal/journal.ts';
import type { Button } from '../messages/message.ts';
import type { Room } from '../messages/rooms.ts';
import { Refusal } from '../refusal.ts';

type Where = { journal: Journal; room: Room };

/**
 * The incident somebody means: by its number, by the room they are in, or the only one that is open.
 * Where several are open and none is named, the refusal offers them as buttons; `again` gives the words of each.
 */
export async function incidentMeant(
  { journal, room }: Where,
  number: number | undefined,
  again: (number: string) => readonly string[],
): Promise<Listed> {
  if (number !== undefined) return incidentNumbered(journal, number);
  const here = (await journal.byRoom(room.channel, room.thread)).filter(({ kind }) => kind === 'incident');
  const open = here.length > 0 ? here : await journal.list({ kind: 'incident', open: true });
  const [first, second] = open;
  if (!first) throw new Refusal('No incident is open. /db incidents all lists the past ones, /db open opens one.');
  if (!second || (first.open && !second.open) || !first.open) return first;
  throw new Refusal(
    'Several incidents are open. Which one do you mean?',
    open.slice(0, 10).flatMap((one) => choice(one, again)),
  );
}

export async function incidentNumbered(journal: Journal, number: number): Promise<Listed> {
  const found = await journal.byNumber(number);
  if (found) return found;
  throw new Refusal(
    `There is no incident ${number}. /db incidents lists the open ones, /db incidents all the past ones.`,
  );
}

const choice = ({ number }: Listed, again: (number: string) => readonly string[]): Button[] =>
  number === undefined ? [] : [{ label: `Incident ${number}`, words: again(String(number)) }];
