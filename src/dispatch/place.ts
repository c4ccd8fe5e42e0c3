import type { Place } from '../checklists/checklist.ts';
import { isInOwnThread, ownHere, type Where } from '../incidents/here.ts';
import { incidentMeant } from '../incidents/meant.ts';
import { placeFrom } from '../incidents/place.ts';
import type { Fact } from '../journal/facts.ts';
import { Refusal } from '../refusal.ts';
import { changeBy } from './change.ts';
import type { Context } from './context.ts';
import { whereOf } from './where.ts';

/** An incident's number or a routine's stream; left out, it is what the room is about. */
type Meant = { place: string | undefined; words: readonly [string, ...string[]] };

/** Decides about the incident or routine that is meant and records it; answers with it as it is after that. */
export async function decideAt(
  context: Context,
  meant: Meant,
  decide: (place: Place) => readonly Fact[],
): Promise<Place> {
  const stream = await streamMeant(context, meant);
  const change = changeBy(context.call);
  const { history } = await context.journal.change(stream, (known) => decide(placeFrom(known)), change);
  return placeFrom(history);
}

export async function placeAt(context: Context, meant: Meant): Promise<{ stream: string; place: Place }> {
  const stream = await streamMeant(context, meant);
  return { stream, place: placeFrom((await context.journal.read(stream)).history) };
}

async function streamMeant(context: Context, { place, words: [name, ...rest] }: Meant): Promise<string> {
  if (place?.startsWith('routine/')) return routineNamed(context.journal, place);
  const where = whereOf(context);
  const here = place === undefined ? await streamOf(where) : undefined;
  if (here !== undefined) return here;
  const number = place === undefined ? undefined : Number(place);
  return (await incidentMeant(where, number, (chosen) => [name, chosen, ...rest])).stream;
}

/**
 * What the place is about. An open routine goes before an incident that is over, also one in a thread of the channel,
 * because commands are typed in the channel; only a thread that is a place itself means what it is the place of.
 */
async function streamOf(where: Where): Promise<string | undefined> {
  const own = await ownHere(where);
  const first = own.find(({ kind, open }) => kind === 'incident' || open);
  if (first?.open || isInOwnThread(own)) return first?.stream;
  const around = await where.journal.byRoom(where.room.channel);
  return (around.find(({ kind, open }) => kind === 'routine' && open) ?? first)?.stream;
}

async function routineNamed(journal: Context['journal'], stream: string): Promise<string> {
  if ((await journal.read(stream)).version > 0) return stream;
  throw new Refusal(`There is no ${stream}. /db runbooks lists what can be started.`);
}
