import { type AskedAction, actionsFrom } from '../actions/action.ts';
import { type Checklist, checklistsFrom } from '../checklists/checklist.ts';
import type { Fact, FactOf, History, Recorded, Unread } from '../journal/facts.ts';
import type { Cause, ResolvedPath } from '../journal/incident-facts.ts';
import { type Room, roomAt } from '../messages/rooms.ts';
import { type Attempt, attemptsFrom } from '../paging/attempt.ts';
import type { Ask } from '../paging/due.ts';
import type { Running } from '../paging/path.ts';
import { noticesFrom } from './notices.ts';
import { acknowledged, asked, noted, onPath, quiet, reopened, spoken, updateAsked, wider } from './path-fold.ts';
import { movedTo, roomLost, roomStarted } from './room-fold.ts';

/** One incident as it is now, folded from its facts. It is also the place where its checklists are worked through. */
export type Incident = {
  stream: string;
  version: number;
  number: number;
  /** Its number as a command takes it, and as a sentence begins with it. */
  word: string;
  called: string;
  state: 'open' | 'acknowledged' | 'resolved';
  closed: boolean;
  type: string;
  severity: string;
  tiers: readonly string[];
  title: string;
  cause?: Cause | undefined;
  openedAt: Date;
  openedBy: string;
  /** Who has it. */
  lead?: { by: string; at: Date } | undefined;
  firstAcknowledged?: Date | undefined;
  resolved?: { by: string; at: Date; text?: string | undefined } | undefined;
  roomKind: 'channel' | 'thread';
  /** Where its story is told: the last of `rooms`. */
  room?: Room | undefined;
  rooms: readonly IncidentRoom[];
  roomStart?: { attempt: string; kind: 'channel' | 'thread'; overAt: Date } | undefined;
  /** How many times a room was begun, and how many times in a row it failed. */
  roomStarts: number;
  roomFailures: number;
  /** Whom this severity pages, running or not; how many times a path has begun. */
  path?: ResolvedPath | undefined;
  runs: number;
  /** The path under way; none once somebody has it. */
  running?: Running | undefined;
  asks: readonly Ask[];
  asked: number;
  attempts: readonly Attempt[];
  checklists: readonly Checklist[];
  actions: readonly AskedAction[];
  evidence?: { at: Date; asked: readonly unknown[] } | undefined;
  updateMs?: number | undefined;
  /** When a person last said something, and each time an update was asked for. */
  lastWordAt: Date;
  updates: readonly AskedUpdate[];
  /** What people must notice: each is told in the room in a message of its own. */
  notices: readonly Recorded[];
  /** A newer version of the bot has written here: this one shows it and otherwise leaves it alone. */
  newerVersion: boolean;
};

/** `count` as the fact has it; `came`: a person has said something since. */
export type AskedUpdate = { count: number; at: Date; came: boolean };

/** Its own channel, a thread in the team's channel, or, when its room was lost, the team's channel itself. */
export type IncidentRoom = Room & { kind: 'channel' | 'thread' | 'team'; lost: boolean };

/** Throws when the history does not begin with an incident being opened. */
export function incidentFrom(history: History): Incident {
  const [first, ...rest] = history;
  if (first?.fact.type !== 'opened') throw new Error(`${first?.stream ?? 'This stream'} does not begin with "opened"`);
  return {
    ...rest.reduce(after, opened(first, first.fact)),
    attempts: attemptsFrom(history),
    checklists: checklistsFrom(history),
    actions: actionsFrom(history),
    notices: noticesFrom(history),
    newerVersion: rest.some(({ fact }) => fact.type === 'from a newer version'),
  };
}

function opened({ stream, version, at, by }: Recorded<unknown>, fact: FactOf<'opened'>): Incident {
  const { number, severity, tiers, title, cause, roomKind, path, updateMs } = fact;
  return {
    ...{ stream, version, number, word: String(number), called: `Incident ${number}` },
    ...{ severity, tiers, title, cause, roomKind, path, updateMs, type: fact.incidentType },
    ...{ state: 'open', closed: false, openedAt: at, openedBy: by, lastWordAt: at },
    ...{ rooms: [], roomStarts: 0, roomFailures: 0, asks: [], asked: 0, attempts: [], checklists: [] },
    ...{ actions: [], notices: [] },
    ...{ updates: [], newerVersion: false, runs: path ? 1 : 0 },
    running: path && { index: 1, path, startedAt: at },
  };
}

function after(before: Incident, recorded: Recorded<Fact | Unread>): Incident {
  const { fact, at, by, version } = recorded;
  const incident = { ...before, version };
  switch (fact.type) {
    case 'room started':
      return roomStarted(incident, fact, at);
    case 'room opened':
      return {
        ...movedTo(incident, roomAt(fact.room), fact.room.thread ? 'thread' : 'channel'),
        roomStart: undefined,
        roomFailures: 0,
      };
    case 'room failed':
      return { ...incident, roomStart: undefined, roomFailures: incident.roomFailures + 1 };
    case 'room lost':
      return roomLost(incident, roomAt(fact.was), roomAt(fact.room));
    case 'evidence stored':
      return { ...incident, evidence: { at, asked: fact.asked } };
    case 'acknowledged':
      return acknowledged(incident, by, at);
    case 'noted':
      return noted(incident, by, at);
    case 'severity changed':
      return { ...spoken(onPath(incident, fact, at), at), severity: fact.to, roomKind: wider(incident, fact) };
    case 'update asked':
      return updateAsked(incident, fact.count, at);
    case 'resolved':
      return { ...quiet(incident), state: 'resolved', closed: true, resolved: { by, at, text: fact.text } };
    case 'reopened':
      return reopened(incident, fact.path, at);
    case 'page asked':
      return asked(incident, { people: fact.people, why: fact.why, wants: fact.wants, by, at });
    case 'opened':
    case 'page started':
    case 'page sent':
    case 'page failed':
    case 'page unknown':
    case 'checklist started':
    case 'step answered':
    case 'step done':
    case 'step skipped':
    case 'step reopened':
    case 'routine started':
    case 'signature asked':
    case 'routine signed':
    case 'action asked':
    case 'action approved':
    case 'action rejected':
    case 'action voided':
    case 'action started':
    case 'action ended':
    case 'action unknown':
    case 'action verified':
    case 'action settled':
    case 'from a newer version':
      return incident;
  }
}
