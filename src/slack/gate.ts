import type { AllMiddlewareArgs, AnyMiddlewareArgs } from '@slack/bolt';
import type { Log } from '../dispatch/log.ts';
import type { ReplayMemory } from './replay.ts';
import { requestOf } from './request.ts';
import type { Work } from './work.ts';

/** Everything from Slack passes here: it is counted while it is worked on, and lets the same request in only once. */
export const gate =
  (work: Work, memory: ReplayMemory, log: Log) =>
  async (args: AllMiddlewareArgs & AnyMiddlewareArgs): Promise<void> => {
    const { id } = requestOf(args.body);
    const names = [id, args.context.signature].filter((name) => typeof name === 'string');
    if (names.some((name) => !memory.isNew(name))) {
      log.warn({ request: id }, 'a request came again and was let go by');
      if ('ack' in args) await args.ack?.();
      return;
    }
    await work.during(args.next);
  };
