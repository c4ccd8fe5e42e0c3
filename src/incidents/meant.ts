import type { Journal, Listed } from '../journal/journal.ts';
import type { Button } from '../messages/message.ts';
import { Refusal } from '../refusal.ts';
import { ownHere, type Where } from './here.ts';

/**
 * The incident somebody means: by its number, by being in its own channel or thread, or the only one that is open.
 * Where several are open and none is named, the refusal offers them as buttons; `again` gives the words of each.
 */
export async function incidentMeant(
  where: Where,
  number: number | undefined,
  again: (number: string) => readonly string[],
): Promise<Listed> {
  const { journal } = where;
  if (number !== undefined) return incidentNumbered(journal, number);
  const own = (await ownHere(where)).find(({ kind }) => kind === 'incident');
  if (own) return own;
  const open = await journal.list({ kind: 'incident', open: true });
  const [first, second] = open;
  if (!first) throw new Refusal('No incident is open. /db incidents all lists the past ones, /db open opens one.');
  if (!second) return first;
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

/** In the room of one incident, another's number may as well be the first of the words: both are offered, neither is done. */
export async function refuseTwoReadings(
  where: Where,
  number: number,
  [verb, ...rest]: readonly [string, ...string[]],
): Promise<void> {
  const own = (await ownHere(where)).find(({ kind }) => kind === 'incident');
  if (own?.number === undefined || own.number === number) return;
  const named = await where.journal.byNumber(number);
  const first = `the first word of what you say about incident ${own.number}`;
  throw new Refusal(
    named
      ? `This is the room of incident ${own.number}, and “${number}” may be incident ${number} or ${first}. Which one do you mean? #${number} is always the incident.`
      : `There is no incident ${number}. Is “${number}” ${first}, whose room this is?`,
    [
      ...(named ? choice(named, (chosen) => [verb, `#${chosen}`, ...rest]) : []),
      ...choice(own, (chosen) => [verb, `#${chosen}`, [number, ...rest].join(' ')]),
    ],
  );
}

const choice = ({ number }: Listed, again: (number: string) => readonly string[]): Button[] =>
  number === undefined ? [] : [{ label: `Incident ${number}`, words: again(String(number)) }];
