import { setTimeout as pause } from 'node:timers/promises';
import { JournalUnreachable } from './journal.ts';

/** Writes down what has happened already, as soon as the journal takes it: what happened, happened. */
export async function insist<Answer>(write: () => Promise<Answer>): Promise<Answer> {
  for (let waitMs = 250; ; waitMs = Math.min(2 * waitMs, 2000)) {
    try {
      return await write();
    } catch (error) {
      if (!(error instanceof JournalUnreachable)) throw error;
      await pause(waitMs);
    }
  }
}
