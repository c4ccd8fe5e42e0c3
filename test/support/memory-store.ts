import type { Recorded } from '../../src/journal/facts.ts';
import type { Head, Lease, Listed } from '../../src/journal/journal.ts';
import type { Appended, Entry, Request, Store } from '../../src/journal/store.ts';
import type { HandClock } from './hand-clock.ts';

export type Kept = {
  facts: readonly Recorded[];
  head: Head;
  wakeAt: Date | undefined;
  worker: string | undefined;
  leaseUntil: Date | undefined;
  fence: number;
};

export function memoryStore(
  streams: Map<string, Kept>,
  clock: HandClock,
  leaseMs: number,
  onAppend: () => void,
): Store {
  const seen = new Set<string>();
  const wasSeen = (request: Request | undefined) => request !== undefined && seen.has(idOf(request));
  return {
    load: async (stream, request) => {
      const history = streams.get(stream)?.facts ?? [];
      const last = history.at(-1);
      const now = last !== undefined && last.at > clock.now() ? last.at : clock.now();
      return { history, version: history.length, now, seen: wasSeen(request) };
    },
    nextNumber: async (request) => {
      const numbers = [...streams.values()].map(({ head }) => head.number ?? 0);
      return { number: Math.max(0, ...numbers) + 1, now: clock.now(), seen: wasSeen(request) };
    },
    append: async (entry) => {
      const refused = refusalOf(entry, streams, clock.now(), wasSeen(entry.request));
      if (refused !== undefined) return refused;
      if (entry.request !== undefined) seen.add(idOf(entry.request));
      streams.set(entry.stream, after(entry, streams.get(entry.stream), clock.now(), leaseMs));
      onAppend();
      return { result: 'written' };
    },
  };
}

export function listedOf([stream, { head, facts }]: [string, Kept]): Listed {
  return { ...head, stream, version: facts.length };
}

export function holds(kept: Kept | undefined, { worker, fence }: Lease): kept is Kept {
  return kept?.worker === worker && kept.fence === fence;
}

function refusalOf(entry: Entry, streams: Map<string, Kept>, now: Date, seen: boolean): Appended | undefined {
  const kept = streams.get(entry.stream);
  if (entry.lease !== undefined) {
    const alive = holds(kept, entry.lease) && kept.leaseUntil !== undefined && kept.leaseUntil > now;
    if (!alive) return { result: 'lease lost' };
  }
  if ((kept?.facts.length ?? 0) !== entry.after) return { result: 'beaten' };
  if (seen) return { result: 'seen before' };
  const same = [...streams].find(
    ([name, { head }]) =>
      name !== entry.stream && head.open && head.dedupKey !== undefined && head.dedupKey === entry.head.dedupKey,
  );
  if (same !== undefined && entry.head.open) return { result: 'already open', listed: listedOf(same) };
  return undefined;
}

function after(entry: Entry, kept: Kept | undefined, now: Date, leaseMs: number): Kept {
  const added = entry.facts.map((fact, index) => ({
    stream: entry.stream,
    version: entry.after + index + 1,
    at: entry.at,
    by: entry.by,
    fact,
  }));
  const taken = entry.take === undefined ? undefined : new Date(now.getTime() + leaseMs);
  return {
    facts: [...(kept?.facts ?? []), ...added],
    head: entry.head,
    wakeAt: now,
    worker: kept === undefined ? entry.take : kept.worker,
    leaseUntil: kept === undefined ? taken : kept.leaseUntil,
    fence: kept === undefined ? Number(entry.take !== undefined) : kept.fence,
  };
}

function idOf({ source, id }: Request): string {
  return JSON.stringify([source, id]);
}
