import { setTimeout as wait } from 'node:timers/promises';
import { JournalUnreachable } from '../../journal/journal.ts';
import { told } from './trouble.ts';

/** Work that must be done once before anything else, and that waits in the background for a database that is away. */
export type Preparing = { ready(): boolean; stop(): Promise<void> };

/** Throws what is wrong at the first try, unless the database is away: then it says so, and goes on trying. */
export async function preparing(prepare: () => Promise<void>, onTrouble: (error: unknown) => void): Promise<Preparing> {
  const stopping = new AbortController();
  const away = await absence(prepare);
  let ready = away === undefined;
  if (away !== undefined) onTrouble(away);
  const trying = ready ? undefined : untilReady();
  return {
    ready: () => ready,
    stop: async () => {
      stopping.abort();
      await trying;
    },
  };

  async function untilReady(): Promise<void> {
    for (let pauseMs = 100; !ready; pauseMs = Math.min(pauseMs * 2, 5000)) {
      await wait(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      try {
        ready = (await absence(prepare)) === undefined;
      } catch (error) {
        onTrouble(error);
      }
    }
  }
}

/** Why the database did not answer; undefined when it is done. Throws what waiting cannot mend. */
async function absence(prepare: () => Promise<void>): Promise<JournalUnreachable | undefined> {
  try {
    await prepare();
    return undefined;
  } catch (error) {
    const trouble = told(error);
    if (trouble instanceof JournalUnreachable) return trouble;
    throw trouble;
  }
}
