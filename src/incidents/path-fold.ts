import type { FactOf } from '../journal/facts.ts';
import type { ResolvedPath } from '../journal/incident-facts.ts';
import type { Ask } from '../paging/due.ts';
import type { Incident } from './incident.ts';
import { isPerson } from './person.ts';

/** A person has said something: what was asked for has come, and the next update counts from here. */
export const spoken = (incident: Incident, at: Date): Incident => ({
  ...incident,
  lastWordAt: at,
  updates: incident.updates.map((update) => ({ ...update, came: true })),
  asks: incident.asks.filter(({ wants }) => wants !== 'update'),
});

/** Nobody is paged any more. */
export const quiet = (incident: Incident): Incident => ({ ...incident, running: undefined, asks: [] });

const again = (incident: Incident, path: ResolvedPath | undefined, at: Date): Incident =>
  path
    ? { ...incident, path, runs: incident.runs + 1, running: { index: incident.runs + 1, path, startedAt: at } }
    : { ...incident, path, running: undefined };

/** Another path begins anew; the same one goes on; while somebody has it, none runs. */
export function onPath(incident: Incident, fact: FactOf<'severity changed'>, at: Date): Incident {
  const { path, updateMs } = fact;
  if (incident.state !== 'open' || path?.name === incident.running?.path.name) return { ...incident, path, updateMs };
  return { ...again(incident, path, at), updateMs };
}

/** A lower severity moves nothing. */
export const wider = (incident: Incident, fact: FactOf<'severity changed'>) =>
  incident.roomKind === 'channel' ? 'channel' : fact.roomKind;

/** The third time, the path begins again although somebody has it. */
export function updateAsked(incident: Incident, count: number, at: Date): Incident {
  const counted = { ...incident, updates: [...incident.updates, { count, at, came: false }] };
  return count >= 3 && !incident.running ? again(counted, incident.path, at) : counted;
}

/** A word of a person ends the paging that silence began; before anybody has it, nothing but an acknowledgement does. */
export function noted(incident: Incident, by: string, at: Date): Incident {
  if (!isPerson(by)) return incident;
  return { ...spoken(incident, at), running: incident.lead ? undefined : incident.running };
}

export function asked(incident: Incident, ask: Omit<Ask, 'index'>): Incident {
  const index = incident.asked + 1;
  return { ...incident, asked: index, asks: [...incident.asks, { ...ask, index }] };
}

export function reopened(incident: Incident, path: ResolvedPath | undefined, at: Date): Incident {
  const open = { state: 'open', closed: false, lead: undefined, resolved: undefined } as const;
  return { ...again(spoken(incident, at), path ?? incident.path, at), ...open };
}

export function acknowledged(incident: Incident, by: string, at: Date): Incident {
  const firstAcknowledged = incident.firstAcknowledged ?? at;
  return { ...quiet(spoken(incident, at)), state: 'acknowledged', lead: { by, at }, firstAcknowledged };
}
