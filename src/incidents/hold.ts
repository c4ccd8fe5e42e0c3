import { JournalUnreachable } from '../journal/journal.ts';
import type { Work } from './world.ts';

/** A lease that is renewed until it is let go or lost. */
export type Hold = { isLost(): boolean; letGo(): void };

/** Renews each third of the lease. A journal that can't be reached is asked again: the lease may yet be ours. */
export function hold({ world, stream, lease }: Work, lost: () => void): Hold {
  let isLost = false;
  const timer = setInterval(async () => {
    try {
      if (await world.leases.renew(stream, lease)) return;
      isLost = true;
      clearInterval(timer);
      lost();
    } catch (error) {
      if (!(error instanceof JournalUnreachable)) world.report(error, { stream, need: 'lease' });
    }
  }, world.renewMs);
  return { isLost: () => isLost, letGo: () => clearInterval(timer) };
}
