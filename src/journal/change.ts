import { clean, cleanText } from './clean.ts';
import type { Fact, History, Recorded } from './facts.ts';
import { AlreadyOpen, type HeadOf, type Journal, JournalUnreachable, LeaseLost, SeenBefore } from './journal.ts';
import type { Appended, Entry, Request, Store } from './store.ts';

type Writing = Pick<Journal, 'read' | 'change' | 'open'>;

/** Reading, deciding and appending over any store; whoever is beaten decides again on fresh facts. */
export function journalOver(store: Store, headOf: HeadOf): Writing {
  return {
    read: async (stream) => {
      const { history, version, now } = await store.load(stream, undefined);
      return { history, version, now };
    },

    change: (stream, decide, change) =>
      untilWritten(stream, async () => {
        const { history, version, now, seen } = await store.load(stream, change.request);
        refuseSeen(seen, change.request);
        const facts = decide(history, now).map(clean);
        if (facts.length === 0) return { history, added: [], now };
        const added = recorded(stream, version, now, change.by, facts);
        const whole = [...history, ...added];
        const appended = await store.append({
          ...entry(stream, version, now, change.by, facts, headOf, whole),
          ...(change.request && { request: change.request }),
          ...(change.lease && { lease: change.lease }),
        });
        return wasWritten(appended, stream, change.request) && { history: whole, added, now };
      }),

    open: (decide, { worker, by, request }) =>
      untilWritten('a new incident', async () => {
        const { number, now, seen } = await store.nextNumber(request);
        refuseSeen(seen, request);
        const stream = `incident/${number}`;
        const facts = decide(number, now).map(clean);
        const added = recorded(stream, 0, now, by, facts);
        const appended = await store.append({
          ...entry(stream, 0, now, by, facts, headOf, added),
          ...(request && { request }),
          take: worker,
        });
        const lease = { worker, fence: 1 };
        return wasWritten(appended, stream, request) && { stream, history: added, added, now, lease };
      }),
  };
}

// Of many at once one is written each time, so this many tries outlast any crowd of people.
const tries = 100;

async function untilWritten<Result>(what: string, attempt: () => Promise<Result | false>): Promise<Result> {
  for (let count = 0; count < tries; count += 1) {
    const result = await attempt();
    if (result !== false) return result;
  }
  throw new JournalUnreachable(`Somebody else wrote to ${what} first ${tries} times running; nothing was recorded.`);
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

function refuseSeen(seen: boolean, request: Request | undefined): void {
  if (seen) throw seenBefore(request);
}

function seenBefore(request: Request | undefined): SeenBefore {
  return new SeenBefore(`The request ${request?.id} from ${request?.source} was recorded before.`);
}

function recorded(stream: string, after: number, at: Date, by: string, facts: readonly Fact[]): Recorded[] {
  return facts.map((fact, index) => ({ stream, version: after + index + 1, at, by: cleanText(by), fact }));
}

function entry(
  stream: string,
  after: number,
  at: Date,
  by: string,
  facts: readonly Fact[],
  headOf: HeadOf,
  history: History,
): Entry {
  return { stream, after, at, by: cleanText(by), facts, head: headOf(stream, history) };
}
