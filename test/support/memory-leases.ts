import type { Leases } from '../../src/journal/leases.ts';
import type { HandClock } from './hand-clock.ts';
import { holds, type Kept } from './memory-store.ts';

export function memoryLeases(
  streams: Map<string, Kept>,
  clock: HandClock,
  leaseMs: number,
  wakes: Set<() => void>,
): Leases {
  const leaseEnd = () => new Date(clock.now().getTime() + leaseMs);
  return {
    claim: async (worker, limit) => {
      const due = [...streams].filter(([, kept]) => wantsAt(kept) <= clock.now().getTime());
      due.sort(([, one], [, other]) => (one.wakeAt?.getTime() ?? 0) - (other.wakeAt?.getTime() ?? 0));
      return due.slice(0, limit).map(([stream, kept]) => {
        const fence = kept.fence + 1;
        streams.set(stream, { ...kept, worker, fence, leaseUntil: leaseEnd() });
        return { stream, lease: { worker, fence } };
      });
    },
    renew: async (stream, lease) => {
      const kept = streams.get(stream);
      if (!holds(kept, lease)) return false;
      streams.set(stream, { ...kept, leaseUntil: leaseEnd() });
      return true;
    },
    settle: async (stream, lease, version, wakeAt) => {
      const kept = streams.get(stream);
      if (!holds(kept, lease)) return;
      const wake = kept.facts.length > version ? clock.now() : wakeAt;
      streams.set(stream, { ...kept, worker: undefined, leaseUntil: undefined, wakeAt: wake });
    },
    nextWakeMs: async () => {
      const next = Math.min(...[...streams.values()].map(wantsAt));
      return Number.isFinite(next) ? Math.max(0, next - clock.now().getTime()) : undefined;
    },
    onAppend: async (wake) => {
      wakes.add(wake);
      return async () => {
        wakes.delete(wake);
      };
    },
  };
}

/** When somebody may and should tend it, in milliseconds of the clock. */
function wantsAt({ wakeAt, leaseUntil }: Kept): number {
  if (wakeAt === undefined) return Number.POSITIVE_INFINITY;
  return Math.max(wakeAt.getTime(), leaseUntil?.getTime() ?? 0);
}
