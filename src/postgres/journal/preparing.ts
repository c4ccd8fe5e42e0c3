import { setTimeout as wait } from 'node:timers/promises';
import { JournalUnreachable } from '../../journal/journal.ts';
import { told } from './trouble.ts';

/** Work that must be done once before anything else, and that waits in the background for a database that is away. */
export type Preparing = { ready(): boolean; stop(): Promise<void> };

/** Throws what is wrong at the first try, unless the database is away: then it goes on trying and tells of other trouble. */
export async function preparing(prepare: () => Promise<void>, onTrouble: (error: unknown) => void): Promise<Preparing> {
  const stopping = new AbortController();
  let ready = await tried(prepare);
  const trying = ready ? undefined : untilReady();
  return {
    ready: () => ready,
    stop: async () => {
      stopping.abort();
      await trying;
    },
  };

  async function untilReady(): Promise<void> {
    for (let pauseMs = 100; !ready && !stopping.signal.aborted; pauseMs = Math.min(pauseMs * 2, 5000)) {
      await wait(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      ready = await tried(prepare).catch((error: unknown) => {
        onTrouble(error);
        return false;
      });
    }
  }
}

/** False when the database is away. */
async function tried(prepare: () => Promise<void>): Promise<boolean> {
  try {
    await prepare();
    return true;
  } catch (error) {
    const trouble = told(error);
    if (trouble instanceof JournalUnreachable) return false;
    throw trouble;
  }
}
