import type { Message } from '../messages/message.ts';
import { attemptNamed, isOfPath } from '../paging/attempt.ts';
import { type PageAbout, pageMessage } from '../paging/page-message.ts';
import { rungAt } from '../paging/path.ts';
import { signs } from '../tiers/signs.ts';
import type { Incident } from './incident.ts';
import type { TendSettings } from './settings.ts';

/** What the page of this attempt says, as things are now: when it leaves, and whenever that changes. */
export function pageOf(incident: Incident, id: string, settings: TendSettings, lateMs?: number): Message {
  const { number, severity, title, cause, openedAt, lead, resolved, room } = incident;
  return pageMessage({
    ...{ number, severity, title, cause, openedAt, lead, resolved, lateMs },
    room: room?.channel,
    signs: signs(incident.evidence?.asked ?? []),
    ...ladderOf(incident, id, settings),
  });
}

function ladderOf(incident: Incident, id: string, settings: TendSettings): Pick<PageAbout, 'rung' | 'asked' | 'next'> {
  const { run, rung } = attemptNamed(id);
  const { path, running } = incident;
  if (!isOfPath(run)) return { asked: incident.asks.find(({ index }) => run === `asked-${index}`) };
  const of = path?.levels.length ?? 0;
  const next = running && run === String(running.index) ? rungAt(running, rung + 1) : undefined;
  return {
    rung: { level: Math.min(rung, of - 1), of, again: rung >= of },
    next: next && { names: next.people.map((key) => nameOf(key, settings)), at: next.at },
  };
}

export const nameOf = (key: string, { person }: TendSettings): string => person(key)?.name ?? key;
