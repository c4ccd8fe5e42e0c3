import { type Incident, incidentFrom } from '../incidents/incident.ts';
import { incidentMeant, refuseTwoReadings } from '../incidents/meant.ts';
import type { Fact, History } from '../journal/facts.ts';
import type { Listed } from '../journal/journal.ts';
import { changeBy } from './change.ts';
import type { Context } from './context.ts';
import { whereOf } from './where.ts';

/** The number that was typed, if any, and the words to offer again with a number in them; `bare` when it may be one of them. */
type Meant = { number: number | undefined; bare?: boolean; words: readonly [string, ...string[]] };

type Who = { by: string; at: Date };

/** Decides about the incident that is meant and records it; answers with the incident as it is after that. */
export async function decideOn(
  context: Context,
  meant: Meant,
  decide: (incident: Incident, who: Who) => readonly Fact[],
): Promise<Incident> {
  const { stream } = await listed(context, meant);
  const { by } = context.call;
  const change = changeBy(context.call);
  const { history } = await context.journal.change(
    stream,
    (known, at) => decide(incidentFrom(known), { by, at }),
    change,
  );
  return incidentFrom(history);
}

export async function historyOf(context: Context, meant: Meant): Promise<History> {
  const { stream } = await listed(context, meant);
  return (await context.journal.read(stream)).history;
}

async function listed(context: Context, { number, bare, words: [name, ...rest] }: Meant): Promise<Listed> {
  const where = whereOf(context);
  if (bare && number !== undefined && rest.length > 0) await refuseTwoReadings(where, number, [name, ...rest]);
  return incidentMeant(where, number, (chosen) => [name, chosen, ...rest]);
}
