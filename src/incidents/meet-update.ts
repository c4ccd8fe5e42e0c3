import type { Fact, History } from '../journal/facts.ts';
import { incidentFrom } from './incident.ts';
import { silentAsk, updateWanted } from './page-needs.ts';
import type { TendSettings } from './settings.ts';
import type { Work } from './world.ts';

/** Records that an update is asked for; the second time whoever has it is paged as well. */
export async function meetUpdate({ world, stream, lease }: Work): Promise<void> {
  const ask = (history: History, now: Date) => updateAsked(history, now, world.settings());
  await world.journal.change(stream, ask, { by: 'bot', lease });
}

function updateAsked(history: History, now: Date, settings: TendSettings): Fact[] {
  const incident = incidentFrom(history);
  return updateWanted(incident, settings)
    .filter(({ from }) => from <= now)
    .flatMap((need) => (need.kind === 'update' ? asked(need.count, silentAsk(incident, settings)) : []));
}

function asked(count: number, whoever: ReturnType<typeof silentAsk>): Fact[] {
  const asked: Fact = { type: 'update asked', count };
  return count === 2 && whoever ? [asked, { type: 'page asked', ...whoever, people: [...whoever.people] }] : [asked];
}
