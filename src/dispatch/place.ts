import type { Place } from '../checklists/checklist.ts';
import { incidentMeant } from '../incidents/meant.ts';
import { placeFrom } from '../incidents/place.ts';
import type { Fact } from '../journal/facts.ts';
import { Refusal } from '../refusal.ts';
import { changeBy } from './change.ts';
import type { Context } from './context.ts';

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

async function streamMeant({ journal, call }: Context, { place, words: [name, ...rest] }: Meant): Promise<string> {
  if (place?.startsWith('routine/')) return routineNamed(journal, place);
  const here = place === undefined ? await journal.byRoom(call.room.channel, call.room.thread) : [];
  const routine = here.find(({ kind, open }) => kind === 'routine' && open);
  if (routine) return routine.stream;
  const number = place === undefined ? undefined : Number(place);
  return (await incidentMeant({ journal, room: call.room }, number, (chosen) => [name, chosen, ...rest])).stream;
}

async function routineNamed(journal: Context['journal'], stream: string): Promise<string> {
  if ((await journal.read(stream)).version > 0) return stream;
  throw new Refusal(`There is no ${stream}. /db runbooks lists what can be started.`);
}
