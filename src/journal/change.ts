import { clean, cleanText } from './clean.ts';
import type { Fact } from './facts.ts';
import {
  AlreadyOpen,
  type Changed,
  type HeadOf,
  type Journal,
  JournalUnreachable,
  LeaseLost,
  type Reading,
  SeenBefore,
} from './journal.ts';
import type { Appended, Request, Store } from './store.ts';
import { type InTurn, turns } from './turns.ts';

type Writing = Pick<Journal, 'read' | 'change' | 'open'>;

/** Reading, deciding and appending over any store; whoever is beaten decides again on fresh facts. */
export function journalOver(store: Store, headOf: HeadOf): Writing {
  const inTurn = turns(1000);
  return {
    read: async (stream) => {
      const { history, version, now } = await store.load(stream, undefined);
      return { history, version, now };
    },

    change: (stream, decide, { by, request, lease }) =>
      untilWritten(inTurn, stream, async () => {
        const asked = cleanRequest(request);
        const before = await store.load(stream, asked);
        if (before.seen) throw seenBefore(request);
        const facts = decide(before.history, before.now).map(clean);
        if (facts.length === 0) return { history: before.history, added: [], now: before.now };
        const next = following(stream, before, cleanText(by), facts);
        const appended = await store.append({
          ...written(stream, before, cleanText(by), facts),
          head: headOf(stream, next.history),
          ...(asked && { request: asked }),
          ...(lease && { lease }),
        });
        return wasWritten(appended, stream, request) && next;
      }),

    open: (decide, { worker, by, request }) =>
      untilWritten(inTurn, 'a new incident', async () => {
        const asked = cleanRequest(request);
        const { number, now, seen } = await store.nextNumber(asked);
        if (seen) throw seenBefore(request);
        const stream = `incident/${number}`;
        const before = { history: [], version: 0, now };
        const facts = decide(number, now).map(clean);
        const next = following(stream, before, cleanText(by), facts);
        const appended = await store.append({
          ...written(stream, before, cleanText(by), facts),
          head: headOf(stream, next.history),
          ...(asked && { request: asked }),
          take: worker,
        });
        return wasWritten(appended, stream, request) && { ...next, stream, lease: { worker, fence: 1 } };
      }),
  };
}

// Of many at once one is written each time, so this many tries outlast any crowd of people.
const tries = 100;

function untilWritten<Result>(inTurn: InTurn, what: string, attempt: () => Promise<Result | false>): Promise<Result> {
  return inTurn(what, async () => {
    for (let count = 0; count < tries; count += 1) {
      const result = await attempt();
      if (result !== false) return result;
    }
    throw new JournalUnreachable(`Somebody else wrote to ${what} first ${tries} times running; nothing was recorded.`);
  });
}

function written(stream: string, before: Reading, by: string, facts: readonly Fact[]) {
  return { stream, after: before.version, at: before.now, by, facts };
}

function following(stream: string, before: Reading, by: string, facts: readonly Fact[]): Changed {
  const { history, version, now } = before;
  const added = facts.map((fact, index) => ({ stream, version: version + index + 1, at: now, by, fact }));
  return { history: [...history, ...added], added, now };
}

/** False when beaten; throws for what deciding again cannot mend. */
function wasWritten(appended: Appended, stream: string, request: Request | undefined): boolean {
  switch (appended.result) {
    case 'written':
      return true;
    case 'beaten':
      return false;
    case 'lease lost':
      throw new LeaseLost(`${stream} is tended by somebody else now.`);
    case 'seen before':
      throw seenBefore(request);
    case 'already open':
      throw new AlreadyOpen(appended.listed);
  }
}

function seenBefore(request: Request | undefined): SeenBefore {
  return new SeenBefore(`The request ${request?.id} from ${request?.source} was recorded before.`);
}

function cleanRequest(request: Request | undefined): Request | undefined {
  return request && { source: cleanText(request.source), id: cleanText(request.id) };
}
