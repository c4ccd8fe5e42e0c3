import type { Fact, History } from '../journal/facts.ts';
import { type Incident, incidentFrom } from './incident.ts';
import type { TendSettings } from './settings.ts';
import { updateWanted } from './updates.ts';
import { reachIn, type Work } from './world.ts';

/** Records that an update is asked for; the second time whoever has it is paged as well. */
export async function meetUpdate({ world, stream, lease }: Work): Promise<void> {
  const settings = world.settings();
  const canPage = (key: string) => reachIn(world, settings)(key).length > 0;
  const ask = (history: History, now: Date) => updateAsked(incidentFrom(history), now, settings, canPage);
  await world.journal.change(stream, ask, { by: 'bot', lease });
}

function updateAsked(
  incident: Incident,
  now: Date,
  settings: TendSettings,
  canPage: (key: string) => boolean,
): readonly Fact[] {
  return updateWanted(incident, settings)
    .filter(({ from }) => from <= now)
    .flatMap((need) => (need.kind === 'update' ? asked(need.count, leadOf(incident, settings, canPage)) : []));
}

/** Where whoever has it can't be paged, the path is, at once. */
function asked(count: number, lead: string | undefined): Fact[] {
  if (count !== 2) return [{ type: 'update asked', count }];
  if (lead === undefined) return [{ type: 'update asked', count: 3 }];
  const page: Fact = { type: 'page asked', people: [lead], why: 'an update is overdue', wants: 'update' };
  return [{ type: 'update asked', count }, page];
}

function leadOf({ lead }: Incident, { keyOf }: TendSettings, canPage: (key: string) => boolean): string | undefined {
  const key = lead && keyOf(lead.by);
  return key !== undefined && canPage(key) ? key : undefined;
}
