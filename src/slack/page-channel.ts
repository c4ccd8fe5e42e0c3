import { PostLost, RoomLost, Unknown } from '../messages/rooms.ts';
import type { Channel, Delivery, Page } from '../paging/channel.ts';
import type { Direct } from './direct.ts';
import { failure } from './errors.ts';

/** Pages by a direct message. Never throws; what is late is unknown only if the message itself was on its way. */
export const pageChannel = (direct: Direct): Channel => ({
  name: 'slack',
  deadlineMs: 2_000,
  reaches: ({ slack }) => slack !== undefined,
  deliver: ({ to, message, id }) => {
    if (to.slack === undefined) return Promise.resolve(failed(`${to.name} has no Slack id in people.yml`, true));
    return inTime(direct, to.slack, message, id);
  },
});

async function inTime(direct: Direct, person: string, message: Page['message'], id: string): Promise<Delivery> {
  const timer = newTimer(waitMs);
  let leaving = false;
  const sent = direct.page(person, message, id, () => {
    if (timer.over()) throw new Unknown('too late to send');
    leaving = true;
  });
  const outcome = sent.then((post): Delivery => ({ outcome: 'sent', post }), told);
  const late = timer.promise.then(() =>
    leaving ? unknown(`no answer within ${waitMs} ms`) : failed('the direct message did not open in time', false),
  );
  return Promise.race([outcome, late]).finally(timer.stop);
}

/** Leaves the caller a moment of the deadline to record the outcome in. */
const waitMs = 1_900;

function told(error: unknown): Delivery {
  const reason = failure(error);
  if (reason instanceof Unknown) return unknown(reason.message);
  if (reason instanceof RoomLost || reason instanceof PostLost) return failed(reason.message, true);
  return failed(reason.message, reason.final);
}

const failed = (error: string, final: boolean): Delivery => ({ outcome: 'failed', error, final });
const unknown = (error: string): Delivery => ({ outcome: 'unknown', error });

function newTimer(ms: number) {
  let over = false;
  let timeout: NodeJS.Timeout | undefined;
  const promise = new Promise<void>((resolve) => {
    timeout = setTimeout(() => {
      over = true;
      resolve();
    }, ms);
  });
  return { promise, over: () => over, stop: () => clearTimeout(timeout) };
}
