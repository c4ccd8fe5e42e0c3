import type { Checklist, Place, StepProgress } from '../checklists/checklist.ts';
import { checklistsFrom } from '../checklists/checklist.ts';
import { answered, stepWord } from '../checklists/decisions.ts';
import { isNews, type Proven, prove } from '../checklists/proof.ts';
import type { Fact, History } from '../journal/facts.ts';
import { after } from '../paging/path.ts';
import { kept } from '../tiers/kept.ts';
import { incidentFrom } from './incident.ts';
import type { Need } from './need.ts';
import { placeFrom } from './place.ts';
import type { Work } from './world.ts';

/** The question whose answers are stored at the opening, for every tier. */
const vitalSigns = 'health';

/** The vital signs of all tiers, stored whole and once. A tier that is silent is evidence too. */
export async function meetEvidence({ world, stream, lease }: Work): Promise<void> {
  const asked = await Promise.all(world.tiers.names.map((tier) => world.tiers.ask(vitalSigns, tier)));
  const store = (history: History): Fact[] =>
    incidentFrom(history).evidence ? [] : [{ type: 'evidence stored', asked: asked.map(kept) }];
  await world.journal.change(stream, store, { by: 'bot', lease });
}

/** Asks a step's question, records the answer if it is news, and comes back to it later. */
export async function meetStep(work: Work, need: Extract<Need, { kind: 'step' }>): Promise<void> {
  const { world, stream, lease } = work;
  const before = stepIn(checklistsFrom((await world.journal.read(stream)).history), need);
  const proven = before && (await prove(world.tiers, before.step));
  if (!proven) return;
  const record = (history: History) => news(placeFrom(history), need, proven);
  const { now } = await world.journal.change(stream, record, { by: 'bot', lease });
  const retryAt = after(now, world.settings().recheckMs);
  await world.posts.put(stream, { what: need.key, retryAt, tries: 0 });
}

function news(place: Place, where: { checklist: number; step: number }, proven: Proven): Fact[] {
  const found = stepIn(place.checklists, where);
  if (!found || place.closed || !isNews(found.step, proven)) return [];
  return answered(place, stepWord(place, found.checklist, found.step), proven.asked, proven.proof);
}

function stepIn(
  checklists: readonly Checklist[],
  where: { checklist: number; step: number },
): { checklist: Checklist; step: StepProgress } | undefined {
  const checklist = checklists.find(({ number }) => number === where.checklist);
  const step = checklist?.steps.find(({ number }) => number === where.step);
  return checklist && step && { checklist, step };
}
