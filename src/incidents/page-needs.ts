import { attemptId } from '../paging/attempt.ts';
import { type PagingNow, type PlannedPage, plannedPages } from '../paging/due.ts';
import type { Incident } from './incident.ts';
import type { PageSays, Wanted } from './need.ts';
import { pageOf } from './paged.ts';
import type { TendSettings } from './settings.ts';

/** Every page that is due or lies ahead, with what it says. */
export const pagesWanted = (incident: Incident, settings: TendSettings, at: PagingNow): Wanted[] =>
  plannedPages(incident, at).map((page) => {
    const lateMs = lateness(page, settings, at.now);
    const { number, severity } = incident;
    const message = pageOf(incident, attemptId(page), settings, { at: page.from, lateMs });
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
