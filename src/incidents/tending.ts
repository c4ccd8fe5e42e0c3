import { JournalUnreachable, type Lease } from '../journal/journal.ts';
import { bell } from './bell.ts';
import { tend } from './tend.ts';
import type { World } from './world.ts';

export type Tending = {
  /** Looks at once whether a stream wants tending. */
  wake(): void;
  /** Tends a stream whose lease came with its opening. */
  tendNow(stream: string, lease: Lease): void;
  /** Begins nothing more, lets what is under way end, and gives the streams back. */
  stop(): Promise<void>;
};

/** How many streams are claimed in one go. */
const atATime = 20;
/** Hearing of new facts only makes it sooner, so it looks by itself at least this often. */
const longestSleepMs = 1000;
const shortestSleepMs = 20;
const unreachableMs = 1000;

/** Tends whatever wants tending, for as long as the process lives. It outlives every loss of the journal. */
export function startTending(world: World): Tending {
  const woken = bell();
  const rings = new Set<() => void>([woken.ring]);
  const wake = () => {
    for (const ring of rings) ring();
  };
  let stopping = false;
  const interruption = {
    isStopping: () => stopping,
    onRing: (ring: () => void) => {
      rings.add(ring);
      return () => rings.delete(ring);
    },
  };
  const tended = new Set<Promise<void>>();
  const tendNow = (stream: string, lease: Lease) => {
    const tending = tend({ world, stream, lease }, interruption)
      .catch((error: unknown) => world.report(error, { stream }))
      .finally(() => {
        tended.delete(tending);
        // It may want tending again at once: facts that came while it was given back rang when it was still held.
        woken.ring();
      });
    tended.add(tending);
  };
  const loop = async () => {
    while (!stopping) await woken.wait(await claimed(world, tendNow));
  };
  const listening = listen(world, wake);
  const looping = loop();
  return {
    wake,
    tendNow,
    async stop() {
      stopping = true;
      wake();
      await looping;
      await Promise.all(tended);
      await (await listening)?.();
    },
  };
}

/** Claims what wants tending, and says for how many milliseconds nothing more will. */
async function claimed(world: World, tendNow: Tending['tendNow']): Promise<number> {
  try {
    const claims = await world.leases.claim(world.worker, atATime);
    for (const { stream, lease } of claims) tendNow(stream, lease);
    const nextMs = (await world.leases.nextWakeMs()) ?? longestSleepMs;
    return Math.min(Math.max(nextMs, shortestSleepMs), longestSleepMs);
  } catch (error) {
    world.report(error, {});
    return error instanceof JournalUnreachable ? unreachableMs : 5 * unreachableMs;
  }
}

/** Hearing of new facts only makes it sooner. */
async function listen({ leases, report }: World, wake: () => void): Promise<(() => Promise<void>) | undefined> {
  try {
    return await leases.onAppend(wake);
  } catch (error) {
    report(error, {});
    return undefined;
  }
}
