import { started } from '../checklists/decisions.ts';
import type { Snapshot } from '../checklists/snapshot.ts';
import type { Fact, FactOf } from '../journal/facts.ts';
import { longestTitle, type ResolvedPath } from '../journal/incident-facts.ts';
import { person, type Text, time } from '../messages/text.ts';
import { Refusal } from '../refusal.ts';
import type { Incident } from './incident.ts';
import { isPerson } from './person.ts';

type Who = { by: string };

const longestText = 3000;

/** An incident and, where there is a runbook for it, its checklist: they begin together. */
export function open(opening: Omit<FactOf<'opened'>, 'type'>, runbook?: Snapshot): Fact[] {
  const title = worded(opening.title, 'title of an incident', longestTitle);
  return [{ ...opening, type: 'opened', title }, ...(runbook ? [started(1, runbook)] : [])];
}

/** Whoever acknowledges has it, and paging stops. While nobody is paged it can't be taken from whoever has it. */
export function acknowledge(incident: Incident, { by }: Who): Fact[] {
  refuseResolved(incident);
  const { lead, running } = incident;
  if (!lead || running) return [{ type: 'acknowledged' }];
  if (lead.by === by) throw new Refusal(['You have incident ', incident.word, ' already, since ', time(lead.at), '.']);
  throw new Refusal([
    ...[incident.called, ' is already acknowledged by ', person(lead.by), ', since ', time(lead.at), '.'],
  ]);
}

/** Also after the end: what is learnt later belongs to the story. */
export function note(_: Incident, text: string): Fact[] {
  return [{ type: 'noted', text: worded(text, 'note', longestText) }];
}

export type NewSeverity = {
  to: string;
  roomKind: 'channel' | 'thread';
  path?: ResolvedPath | undefined;
  updateMs?: number | undefined;
};

export function changeSeverity(incident: Incident, change: NewSeverity): Fact[] {
  refuseResolved(incident);
  if (incident.severity === change.to) throw new Refusal(`${incident.called} is ${change.to} already.`);
  return [{ type: 'severity changed', from: incident.severity, ...change }];
}

/** What a limit or an alert says is over does not end a critical incident by itself. */
export function resolve(incident: Incident, { by, text }: Who & { text?: string | undefined }): Fact[] {
  refuseResolved(incident);
  if (incident.severity === 'critical' && !isPerson(by)) {
    throw new Refusal(`${incident.called} is critical: a person resolves it, not ${by}.`);
  }
  return [{ type: 'resolved', ...(text ? { text: worded(text, 'note', longestText) } : {}) }];
}

export function reopen(incident: Incident, { text, path }: { text?: string; path?: ResolvedPath | undefined }): Fact[] {
  if (incident.state === 'resolved') return [{ type: 'reopened', path, ...(text ? { text } : {}) }];
  throw new Refusal(`${incident.called} is ${incident.state} already: only a resolved one can be reopened.`);
}

/** Pages these people, or without any the next level of the path, now. The deadlines of the path stay as they are. */
export function askPage(incident: Incident, { people, why }: { people?: readonly string[]; why?: string }): Fact[] {
  refuseResolved(incident);
  if (people && people.length > 0) return [{ type: 'page asked', people: [...people], why: why ?? '' }];
  const next = nextLevel(incident);
  if (next) return [{ type: 'page asked', people: [...next], why: why ?? 'the next level now' }];
  const { lead } = incident;
  const now: Text = lead
    ? [incident.called, ' is with ', person(lead.by), ' since ', time(lead.at)]
    : [incident.called, ` is ${incident.severity} and pages nobody by itself`];
  throw new Refusal([...now, `. Name whom to page: /db page ${incident.word} <person>.`]);
}

/** The first level that nobody has been paged at in this run; the last one when all have. */
function nextLevel({ running, attempts, asks }: Incident): readonly string[] | undefined {
  if (!running) return undefined;
  const { levels } = running.path;
  const reached = new Set(attempts.filter(({ run }) => run === String(running.index)).map(({ level }) => level));
  const asked = asks.map(({ people }) => people.join());
  const next = levels.find(({ people }, level) => !reached.has(level) && !asked.includes(people.join()));
  return (next ?? levels.at(-1))?.people;
}

function refuseResolved({ resolved, called, word }: Incident): void {
  if (!resolved) return;
  const now = [called, ' was resolved by ', person(resolved.by), ' at ', time(resolved.at)];
  throw new Refusal([...now, `. If it is back: /db reopen ${word}.`]);
}

function worded(text: string, what: string, longest: number): string {
  const words = text.trim();
  if (words === '') throw new Refusal(`The ${what} is empty; say it in a few words.`);
  if (words.length <= longest) return words;
  throw new Refusal(`The ${what} has ${words.length} characters; at most ${longest} can be kept. Shorten it.`);
}
