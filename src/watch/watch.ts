import type { Tier } from '../config/tiers.ts';
import { isUnreached } from '../tiers/light.ts';
import { type Memory, nothingYet } from './changes.ts';
import { type Sampling, type Slot, sample } from './sample.ts';
import { steady } from './steady.ts';
import { type Telling, tell } from './tell.ts';

export type WatchSettings = Sampling &
  Telling & {
    watched: readonly Pick<Tier, 'name' | 'sampleEveryMs'>[];
    now?: () => Date;
  };

/** Looks at every tier at its own interval, on the clock's round marks, so that all processes mean the same moments. */
export function runWatch(settings: WatchSettings): { stop(): Promise<void> } {
  const stops = settings.watched.map(({ name, sampleEveryMs }) => every(settings, name, sampleEveryMs));
  return { stop: async () => void (await Promise.all(stops.map((stop) => stop()))) };
}

/** One look at one tier. Never throws: what could not be read or said is tried with the next sample. */
export async function look(settings: WatchSettings, slot: Slot, memory: Memory): Promise<void> {
  try {
    for (const sighting of await sample(settings, slot, memory)) {
      await tell(settings, sighting, slot);
    }
  } catch (error) {
    settings.log.warn({ err: error, tier: slot.tier }, 'the watch could not finish; it goes on with the next sample');
  }
}

function every(settings: WatchSettings, tier: string, everyMs: number): () => Promise<void> {
  const { now = steady() } = settings;
  const memory = nothingYet();
  let looking = Promise.resolve();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const wait = () => {
    if (stopped) return;
    const mark = (Math.floor(now().getTime() / everyMs) + 1) * everyMs;
    const slot = { tier, at: new Date(mark), everyMs };
    timer = setTimeout(
      () => {
        looking = look(settings, slot, memory).then(wait);
      },
      mark + standsBackMs(memory, everyMs) - now().getTime(),
    );
  };
  wait();
  return () => {
    stopped = true;
    clearTimeout(timer);
    return looking;
  };
}

/** Whoever did not reach the tier the last time lets others go first: it may be the only one who doesn't. */
const standsBackMs = ({ silent }: Memory, everyMs: number): number =>
  [...silent.values()].some(isUnreached) ? everyMs / 4 : 0;
