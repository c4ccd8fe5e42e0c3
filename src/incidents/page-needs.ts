import { attemptId } from '../paging/attempt.ts';
import { type Ask, type PagingNow, type PlannedPage, plannedPages } from '../paging/due.ts';
import { after } from '../paging/path.ts';
import type { Incident } from './incident.ts';
import type { PageSays, Wanted } from './need.ts';
import { pageOf } from './paged.ts';
import type { TendSettings } from './settings.ts';

/** Every page that is due or lies ahead, with what it says. */
export const pagesWanted = (incident: Incident, settings: TendSettings, at: PagingNow): Wanted[] =>
  plannedPages(incident, at).map((page) => {
    const lateMs = lateness(page, settings, at.now);
    const { number, severity } = incident;
    const message = pageOf(incident, attemptId(page), settings, lateMs);
    return pageNeed(page, { number, severity, message }, lateMs);
  });

export const pageNeed = (page: PlannedPage, says: PageSays, lateMs?: number): Wanted => ({
  ...{ key: `page/${attemptId(page)}`, kind: 'page', from: page.from, page, says, lateMs },
});

/** Told of the first try alone: later ones are late because the first failed. */
function lateness(page: PlannedPage, { lateAfterMs }: TendSettings, now: Date): number | undefined {
  const lateMs = now.getTime() - page.scheduledAt.getTime();
  return page.nth === 1 && lateMs > lateAfterMs ? lateMs : undefined;
}

/** When an update is asked for the next time: in the room, then of whoever has it, then of the whole path. */
export function updateWanted(incident: Incident, settings: TendSettings): Wanted[] {
  const { lead, closed, running, updateMs, updatesAsked, lastWordAt } = incident;
  if (!lead || closed || running || updateMs === undefined || updatesAsked > 2) return [];
  const silentMs = settings.silentMs(incident.severity);
  if (updatesAsked > 0 && silentMs === undefined) return [];
  const from = after(lastWordAt, updateMs + updatesAsked * (silentMs ?? 0));
  return [{ key: 'update', kind: 'update', from, count: updatesAsked + 1 }];
}

/** Whoever has it, asked to say something. */
export const silentAsk = ({ lead }: Incident, { keyOf }: TendSettings): Pick<Ask, 'people' | 'why'> | undefined => {
  const key = lead && keyOf(lead.by);
  return key === undefined ? undefined : { people: [key], why: 'an update is overdue' };
};
