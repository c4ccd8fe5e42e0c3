import type { FactOf, History, Recorded } from '../journal/facts.ts';
import type { Changed, Journal } from '../journal/journal.ts';
import type { Event, Telemetry } from './events.ts';

/** The same journal; what was added is counted afterwards. */
export function watching(journal: Journal, telemetry: Telemetry): Journal {
  const counted = <Result extends Changed>(changed: Result): Result => {
    for (const event of eventsOf(changed)) telemetry.count(event);
    return changed;
  };
  return {
    ...journal,
    change: async (...given) => counted(await journal.change(...given)),
    open: async (...given) => counted(await journal.open(...given)),
  };
}

/** What the added facts are to the statistics: most are nothing. */
export const eventsOf = ({ history, added }: Changed): Event[] =>
  added.flatMap((recorded) => eventOf(recorded, history) ?? []);

function eventOf({ stream: incident, by, at, fact }: Recorded, history: History): Event | undefined {
  switch (fact.type) {
    case 'opened':
      return {
        name: 'incident_opened',
        by,
        properties: { incident, incident_type: fact.incidentType, severity: fact.severity },
      };
    case 'acknowledged':
      return {
        name: 'incident_acknowledged',
        by,
        properties: { incident, seconds_since_opened: secondsOpen(history, at) },
      };
    case 'resolved':
      return {
        name: 'incident_resolved',
        by,
        properties: { incident, seconds_since_opened: secondsOpen(history, at) },
      };
    case 'reopened':
      return { name: 'incident_reopened', by, properties: { incident } };
    case 'page started':
      return {
        name: 'page_started',
        properties: { incident, channel: fact.channel, level: fact.level + 1, late_ms: fact.lateMs ?? 0 },
      };
    case 'page sent':
      return { name: 'page_sent', properties: { incident, channel: channelOf(fact.attempt, history) } };
    case 'page failed':
      return {
        name: 'page_failed',
        properties: { incident, channel: channelOf(fact.attempt, history), final: fact.final },
      };
    case 'page unknown':
      return { name: 'page_unknown', properties: { incident, channel: channelOf(fact.attempt, history) } };
    case 'action asked':
    case 'action approved':
    case 'action rejected':
    case 'action voided':
    case 'action started':
    case 'action ended':
    case 'action unknown':
    case 'action verified':
    case 'action settled':
    case 'room started':
    case 'room opened':
    case 'room failed':
    case 'room lost':
    case 'evidence stored':
    case 'noted':
    case 'severity changed':
    case 'update asked':
    case 'page asked':
    case 'checklist started':
    case 'step answered':
    case 'step done':
    case 'step skipped':
    case 'step reopened':
    case 'routine started':
    case 'signature asked':
    case 'routine signed':
      return undefined;
  }
}

/** Since it was opened or, if that came later, reopened. */
function secondsOpen(history: History, at: Date): number {
  const opened = history.findLast(({ fact }) => fact.type === 'opened' || fact.type === 'reopened');
  return Math.round((at.getTime() - (opened?.at ?? at).getTime()) / 1000);
}

const channelOf = (attempt: string, history: History): string =>
  history.map(({ fact }) => fact).findLast((fact) => isStart(fact, attempt))?.channel ?? 'unknown';

const isStart = (fact: History[number]['fact'], attempt: string): fact is FactOf<'page started'> =>
  fact.type === 'page started' && fact.attempt === attempt;
