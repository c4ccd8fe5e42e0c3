import { setTimeout as pause } from 'node:timers/promises';
import { Unknown } from '../messages/rooms.ts';
import { failure, NotDone, type SlackFailure } from './errors.ts';

/** One call of Slack; what goes wrong is thrown as what it means. Asked again only when it was certainly not done. */
export const once = <Answer>(call: () => Promise<Answer>): Promise<Answer> => asked(call, notDone);

/** The same for what may be done twice without harm: it is asked again when the answer was lost, too. */
export const harmless = <Answer>(call: () => Promise<Answer>): Promise<Answer> =>
  asked(call, (error) => notDone(error) || error instanceof Unknown);

async function asked<Answer>(call: () => Promise<Answer>, again: (error: SlackFailure) => boolean): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    const first = failure(error);
    if (!again(first)) throw first;
    await pause(waitOf(first));
    return call().catch((second: unknown) => {
      throw failure(second);
    });
  }
}

/** Not while Slack asks for a longer wait: whoever asked has more to do meanwhile and asks again. */
const notDone = (error: SlackFailure): boolean =>
  error instanceof NotDone && !error.final && waitOf(error) <= longestWait;

const waitOf = (error: SlackFailure): number =>
  error instanceof NotDone && error.waitSeconds !== undefined ? error.waitSeconds * 1_000 : 100;

const longestWait = 1_000;
