import { createHash } from 'node:crypto';
import { journalOver } from '../../src/journal/change.ts';
import type { HeadOf, Journal } from '../../src/journal/journal.ts';
import type { Leases } from '../../src/journal/leases.ts';
import type { Posts, Shown } from '../../src/journal/posts.ts';
import { type HandClock, handClock } from './hand-clock.ts';
import { memoryLeases } from './memory-leases.ts';
import { type Kept, listedOf, memoryStore } from './memory-store.ts';

export type MemoryJournal = { journal: Journal; leases: Leases; posts: Posts; clock: HandClock };

/** A journal without Postgres, on a clock that a test sets by hand. It keeps the same promises, but for the hash chain. */
export function memoryJournal(options: { headOf: HeadOf; leaseMs?: number; clock?: HandClock }): MemoryJournal {
  const { headOf, leaseMs = 5000, clock = handClock() } = options;
  const streams = new Map<string, Kept>();
  const wakes = new Set<() => void>();
  const store = memoryStore(streams, clock, leaseMs, () => {
    for (const wake of wakes) wake();
  });
  return {
    journal: {
      ...journalOver(store, headOf),
      ...lookedUp(streams),
      verify: async (stream) => verified(streams, stream),
    },
    leases: memoryLeases(streams, clock, leaseMs, wakes),
    posts: memoryPosts(),
    clock,
  };
}

function lookedUp(streams: ReadonlyMap<string, Kept>): Pick<Journal, 'list' | 'byNumber' | 'byRoom'> {
  const newestFirst = () => [...streams].reverse().map(listedOf);
  const openFirst = (one: { open: boolean }, other: { open: boolean }) => Number(other.open) - Number(one.open);
  return {
    list: async ({ kind, open, limit }) =>
      newestFirst()
        .filter((head) => (kind ?? head.kind) === head.kind && (open ?? head.open) === head.open)
        .slice(0, limit),
    byNumber: async (number) => newestFirst().find((head) => head.number === number),
    byRoom: async (channel, thread) =>
      newestFirst()
        .filter(({ room }) => room?.channel === channel && (thread ?? room.thread) === room.thread)
        .sort(
          (one, other) =>
            openFirst(one, other) || Number(one.room?.thread !== undefined) - Number(other.room?.thread !== undefined),
        ),
  };
}

function verified(streams: ReadonlyMap<string, Kept>, stream: string | undefined) {
  const chosen = [...streams].filter(([name]) => name === (stream ?? name));
  const facts = chosen.reduce((sum, [, kept]) => sum + kept.facts.length, 0);
  const head = facts === 0 ? undefined : createHash('sha256').update(JSON.stringify(chosen)).digest('hex');
  return { intact: true as const, streams: chosen.length, facts, head };
}

function memoryPosts(): Posts {
  const shown = new Map<string, Map<string, Shown>>();
  return {
    of: async (stream) => new Map(shown.get(stream)),
    put: async (stream, post) => {
      const there = shown.get(stream)?.get(post.what);
      if (there?.ts !== undefined && (there.ts !== post.ts || there.channel !== post.channel)) return false;
      shown.set(stream, new Map(shown.get(stream)).set(post.what, { ...post }));
      return true;
    },
    forget: async (stream, what, ts) => {
      if (shown.get(stream)?.get(what)?.ts === ts) shown.get(stream)?.delete(what);
    },
  };
}
