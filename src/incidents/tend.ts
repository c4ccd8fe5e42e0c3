import { JournalUnreachable, LeaseLost } from '../journal/journal.ts';
import { bell } from './bell.ts';
import { hold } from './hold.ts';
import { isNewer, type Look, lookAt } from './look.ts';
import { type Meetings, meetings } from './meetings.ts';
import { dueNow, wakeAt } from './needs.ts';
import type { Work } from './world.ts';

/** What interrupts waiting: facts have come somewhere, or the process is to end. */
export type Interruption = { isStopping(): boolean; onRing(ring: () => void): () => void };

/** How long a stream that a newer version has written to is left to that version. */
const toNewerMs = 5000;

/**
 * Meets everything that a stream needs, at the same time where it can, until nothing is under way and nothing is due;
 * then gives the stream back. It stops when the lease is lost or the journal unreachable: then nothing is given back,
 * and whoever holds the lease next goes on from the facts.
 */
export async function tend(work: Work, interruption: Interruption): Promise<void> {
  const woken = bell();
  const forget = interruption.onRing(woken.ring);
  const held = hold(work, woken.ring);
  const under = meetings(work, woken.ring);
  try {
    while (!held.isLost() && !under.failed()) {
      const next = await round(work, under, interruption.isStopping());
      if (next === 'settled') return;
      await woken.wait(next.waitMs);
    }
  } catch (error) {
    if (!(error instanceof JournalUnreachable || error instanceof LeaseLost)) throw error;
  } finally {
    held.letGo();
    forget();
    await under.ended();
  }
}

/** Looks once, begins what is due, and gives the stream back if there is nothing to wait for. */
async function round(work: Work, under: Meetings, isStopping: boolean): Promise<'settled' | { waitMs?: number }> {
  const busy = under.keys();
  const { look, now, version, newer } = await seen(work);
  const due = isStopping ? [] : dueNow(look.wanted, now).filter(({ key }) => !busy.has(key));
  for (const need of due) under.begin(need, now);
  const at = wakeAt(look.wanted, look.closed, now);
  if (under.keys().size === 0) {
    // What ended while we looked may have left something to do that this look has not seen.
    if (busy.size > 0 && !isStopping) return { waitMs: 0 };
    const wake = isStopping ? now : newer ? new Date(now.getTime() + toNewerMs) : at;
    await work.world.leases.settle(work.stream, work.lease, version, wake);
    return 'settled';
  }
  return at ? { waitMs: at.getTime() - now.getTime() } : {};
}

async function seen({ world, stream, lease }: Work) {
  const { history, version, now } = await world.journal.read(stream);
  const rows = await world.posts.of(stream);
  const newer = isNewer(history);
  const look: Look = newer ? { wanted: [], closed: true } : lookAt(world, { stream, history, rows, now, lease });
  if (look.poison !== undefined) world.report(look.poison, { stream });
  return { look, now, version, newer };
}
