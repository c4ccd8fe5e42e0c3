import type { Message } from '../messages/message.ts';
import { attemptNamed, isOfPath } from '../paging/attempt.ts';
import { type PageAbout, pageMessage } from '../paging/page-message.ts';
import { rungAt } from '../paging/path.ts';
import { signs } from '../tiers/signs.ts';
import type { Incident } from './incident.ts';
import type { TendSettings } from './settings.ts';

/** When the page began, or is to begin, and how late that is. */
type Leaving = { at: Date; lateMs: number | undefined };

/** What the page of this attempt says, as things are now: when it leaves, and whenever that changes. */
export function pageOf(incident: Incident, id: string, settings: TendSettings, leaving: Leaving): Message {
  const { number, severity, title, cause, openedAt, lead, lastWordAt, resolved, room } = incident;
  return pageMessage({
    ...{ number, severity, title, cause, openedAt, lead, lastWordAt, resolved, lateMs: leaving.lateMs },
    room: room?.channel,
    signs: signs(incident.evidence?.asked ?? []),
    ...ladderOf(incident, id, settings, leaving),
  });
}

type Ladder = Pick<PageAbout, 'rung' | 'asked' | 'next' | 'wanted'>;

function ladderOf(incident: Incident, id: string, settings: TendSettings, leaving: Leaving): Ladder {
  const { path, running, asks, attempts } = incident;
  const { run, rung } = attemptNamed(id);
  const asked = asks.find(({ index }) => run === `asked-${index}`);
  if (!isOfPath(run)) return { asked, wanted: asked !== undefined };
  const of = path?.levels.length ?? 0;
  const mine = run === String(running?.index) ? running : undefined;
  const level = Math.min(rung, of - 1);
  const next = mine && rungAt(mine, rung + 1, [...attempts, { run, level, startedAt: leaving.at }]);
  return {
    wanted: mine !== undefined,
    rung: { level, of, again: rung >= of },
    next: next && { names: next.people.map((key) => nameOf(key, settings)), at: next.at },
  };
}

export const nameOf = (key: string, { person }: TendSettings): string => person(key)?.name ?? key;
