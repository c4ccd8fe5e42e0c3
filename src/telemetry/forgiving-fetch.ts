import type { PostHogOptions } from 'posthog-node';
import type { Log } from '../dispatch/log.ts';

type Fetch = NonNullable<PostHogOptions['fetch']>;
type Options = Parameters<Fetch>[1];

/**
 * To the client every request goes well, so that it neither retries, nor queues for long, nor writes to the console. The
 * first loss and the recovery are logged. What is under way when `ending` comes is given up.
 */
export function forgivingFetch(log: Log, ending: AbortSignal): Fetch {
  let losing = false;
  return async (url, options) => {
    const trouble = await send(url, options, ending);
    if (trouble !== undefined && !losing)
      log.warn({ trouble }, 'PostHog does not take events; they are lost until it does');
    if (trouble === undefined && losing) log.info({}, 'PostHog takes events again');
    losing = trouble !== undefined;
    return { status: 200, text: async () => '', json: async () => ({ status: 'Ok' }) };
  };
}

async function send(url: string, options: Options, ending: AbortSignal): Promise<string | undefined> {
  const { method, headers, body } = options;
  const signal = options.signal ? AbortSignal.any([options.signal, ending]) : ending;
  try {
    const answer = await fetch(url, { method, headers, body: body ?? null, signal });
    void answer.body?.cancel();
    return answer.ok ? undefined : `it answered ${answer.status}`;
  } catch (error) {
    return error instanceof Error ? error.name : 'no answer';
  }
}
