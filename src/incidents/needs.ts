import type { PagingNow } from '../paging/due.ts';
import { after } from '../paging/path.ts';
import { actionsWanted } from './action-needs.ts';
import { shown } from './display.ts';
import { displays } from './displays.ts';
import type { Incident } from './incident.ts';
import { freeFrom, type Need, type Rows, type Wanted } from './need.ts';
import { pagesWanted } from './page-needs.ts';
import { furnishings, roomWanted, withoutGone } from './room-needs.ts';
import type { TendSettings } from './settings.ts';
import { stepsWanted } from './step-needs.ts';
import { updateWanted } from './updates.ts';

/** What the incident needs this moment: a set, whose needs are met at the same time. */
export const needs = (incident: Incident, rows: Rows, settings: TendSettings, at: PagingNow): readonly Need[] =>
  dueNow(wanted(incident, rows, settings, at), at.now);

export const dueNow = (wanted: readonly Wanted[], now: Date): readonly Wanted[] =>
  wanted.filter(({ from }) => from <= now);

/** When to look again: at the next need that lies ahead, and each minute while something is open, as settings change. */
export function wakeAt(wanted: readonly Wanted[], closed: boolean, now: Date): Date | undefined {
  const ahead = wanted.map(({ from }) => from.getTime()).filter((from) => from > now.getTime());
  const first = Math.min(...ahead, closed ? Number.POSITIVE_INFINITY : after(now, 60_000).getTime());
  return Number.isFinite(first) ? new Date(first) : undefined;
}

/** Everything that the incident needs now or, as far as is known now, later. */
export function wanted(incident: Incident, rows: Rows, settings: TendSettings, at: PagingNow): readonly Wanted[] {
  const there = withoutGone(incident, rows);
  return [
    ...pagesWanted(there, settings, at),
    ...roomWanted(incident, rows, settings),
    ...displays(there, settings).flatMap((display) => shown(display, rows)),
    ...furnishings(there, rows, settings),
    ...seals(there, rows),
    ...evidence(incident, rows),
    ...stepsWanted(incident, rows),
    ...updateWanted(incident, settings),
    ...actionsWanted(incident.actions, rows),
  ];
}

/** That it ended is told with the hash of the record, which alone shows later that nothing was cut off. */
const seals = ({ room, notices }: Incident, rows: Rows): Wanted[] =>
  notices.flatMap(({ fact, version }) => {
    const key = `said/${version}`;
    if (!room || fact.type !== 'resolved' || rows.get(key)?.ts) return [];
    return [{ key, kind: 'seal', from: freeFrom(rows, key), room, version }];
  });

const evidence = ({ evidence, closed }: Incident, rows: Rows): Wanted[] =>
  evidence || closed ? [] : [{ key: 'evidence', kind: 'evidence', from: freeFrom(rows, 'evidence') }];
