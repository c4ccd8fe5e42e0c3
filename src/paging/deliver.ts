import type { Fact, FactOf, History } from '../journal/facts.ts';
import { insist } from '../journal/insist.ts';
import type { Decide, Journal, Lease } from '../journal/journal.ts';
import { attemptId } from './attempt.ts';
import type { Channel, Delivery, Page } from './channel.ts';
import type { PlannedPage } from './due.ts';

export type Sending = {
  journal: Journal;
  lease: Lease;
  channel: Channel;
  planned: PlannedPage;
  page: Page;
  lateMs?: number | undefined;
  /** Asked again on the facts as they are when the start is recorded: whoever acknowledged meanwhile is not paged. */
  stillDue: (history: History, now: Date) => boolean;
};

/** Records that it begins, does it, records what came of it. Undefined when it was no longer due. */
export async function deliver(sending: Sending): Promise<Delivery | undefined> {
  const { journal, lease, page, stillDue } = sending;
  const begin: Decide = (history, now) => (stillDue(history, now) ? [begun(sending)] : []);
  const { added } = await journal.change(page.stream, begin, { by: 'bot', lease });
  if (added.length === 0) return undefined;
  const delivery = await sent(sending);
  await recorded(journal, page.stream, outcome(attemptId(sending.planned), delivery));
  return delivery;
}

function begun({ planned, channel, lease, lateMs }: Sending): FactOf<'page started'> {
  const { rung, level, person } = planned;
  const late = lateMs === undefined ? {} : { lateMs: Math.round(lateMs) };
  const attempt = attemptId(planned);
  const { name, deadlineMs } = channel;
  return { type: 'page started', attempt, rung, level, person, channel: name, deadlineMs, fence: lease.fence, ...late };
}

/** A channel that throws has told us nothing. */
async function sent({ channel, page }: Sending): Promise<Delivery> {
  try {
    return await channel.deliver(page);
  } catch (error) {
    return { outcome: 'unknown', error: error instanceof Error ? error.message : String(error) };
  }
}

type PageOutcome = FactOf<'page sent' | 'page failed' | 'page unknown'>;

function outcome(attempt: string, delivery: Delivery): PageOutcome {
  switch (delivery.outcome) {
    case 'sent': {
      const { post, reference } = delivery;
      return { type: 'page sent', attempt, ...(post && { post }), ...(reference !== undefined && { reference }) };
    }
    case 'failed':
      return { type: 'page failed', attempt, error: delivery.error, final: delivery.final };
    case 'unknown':
      return { type: 'page unknown', attempt, error: delivery.error };
  }
}

/** It is recorded once, by anybody, with or without the lease. */
async function recorded(journal: Journal, stream: string, fact: PageOutcome): Promise<void> {
  const record: Decide = (history) => (isRecorded(history, fact.attempt) ? [] : [fact]);
  await insist(() => journal.change(stream, record, { by: 'bot' }));
}

const isRecorded = (history: History, attempt: string): boolean =>
  history.some(({ fact }) => isOutcome(fact.type) && 'attempt' in fact && fact.attempt === attempt);

const isOutcome = (type: Fact['type'] | 'from a newer version'): boolean =>
  type === 'page sent' || type === 'page failed' || type === 'page unknown';
