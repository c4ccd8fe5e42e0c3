import { type Text, time } from '../messages/text.ts';
import type { Attempt } from '../paging/attempt.ts';
import { rungAt } from '../paging/path.ts';
import { over } from '../paging/words.ts';
import type { Incident } from './incident.ts';
import { nameOf } from './paged.ts';
import type { TendSettings } from './settings.ts';

/** Who has been paged and how that went, and who is next and when. */
export function pagingNow(incident: Incident, settings: TendSettings): Text {
  const { running, attempts, lead, path } = incident;
  if (!running) return lead ? 'stopped' : path ? 'not running' : 'this severity pages nobody';
  const mine = attempts.filter(({ run }) => run === String(running.index));
  const newest = Math.max(-1, ...mine.map(({ rung }) => rung));
  const next = rungAt(running, newest + 1, mine);
  const ahead = next ? [`next: ${next.people.map((key) => nameOf(key, settings)).join(', ')} at `, time(next.at)] : [];
  return [...lines(mine, newest, settings), ...ahead];
}

/** The newest rung, a line a person and channel; of several tries the last. */
function lines(attempts: readonly Attempt[], rung: number, settings: TendSettings): string[] {
  const last = new Map<string, Attempt>();
  for (const attempt of attempts) {
    if (attempt.rung === rung) last.set(`${attempt.person}/${attempt.channel}`, attempt);
  }
  return [...last.values()].map((one) => `${nameOf(one.person, settings)} ${over(one.channel)}: ${fate(one)}\n`);
}

function fate({ level, outcome }: Attempt): string {
  const where = `level ${level + 1}`;
  if (!outcome) return `${where}, under way`;
  switch (outcome.kind) {
    case 'sent':
      return `${where}, sent`;
    case 'failed':
      return `${where}, failed: ${outcome.error}`;
    case 'unknown':
      return `${where}, nobody knows: ${outcome.error}`;
  }
}
