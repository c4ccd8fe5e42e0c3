import type { WebClient } from '@slack/web-api';
import type { Standing } from '../dispatch/call.ts';
import type { Log } from '../dispatch/log.ts';
import { Unknown } from '../messages/rooms.ts';
import { failure, type SlackFailure } from './errors.ts';
import { type Kept, kept, renewMs } from './kept.ts';

/** `foreign`: another company reads the channel, too; the failure when Slack does not say. */
export type Asks = { standing: Standing; foreign: boolean | SlackFailure };

/** Who somebody is to the workspace, asked of Slack and kept for ten minutes. Nothing that pages waits for it. */
export type Standings = {
  of(person: string, channel: string): Promise<Asks>;
  /** Knows these people and all channels ahead of their words, so that no incident waits for the question who opened it. */
  keepWarm(people: readonly string[], stopped: AbortSignal): Promise<void>;
};

export function standings(client: WebClient, log: Log, nowMs: () => number): Standings {
  const people = kept(nowMs, (person) => personStanding(client, person));
  const channels = kept(nowMs, (channel) => isShared(client, channel));
  const warned = (error: unknown, says: string): SlackFailure => {
    const reason = failure(error);
    log.warn({ reason: reason.message }, says);
    return reason;
  };
  const nobodyKnows = (error: unknown): Standing => {
    warned(error, 'Slack does not say who asks; taken for a member nobody knows');
    return 'full';
  };
  const unsaid = (error: unknown) => warned(error, 'Slack does not say whether another company reads the channel');
  const unasked = (error: unknown) => warned(error, 'Slack does not say who is who ahead of their words');
  return {
    async of(person, channel) {
      const [standing, foreign] = await Promise.all([
        soon(people.of(person)).catch(nobodyKnows),
        /^[CG]/.test(channel) ? soon(channels.of(channel)).catch(unsaid) : false,
      ]);
      return { standing: foreign === true ? 'stranger' : standing, foreign };
    },
    async keepWarm(known, stopped) {
      const renew = () =>
        Promise.all([...known.map(people.renew), listed(client, channels)].map((one) => one.catch(unasked)));
      const timer = setInterval(() => void renew(), renewMs).unref();
      stopped.addEventListener('abort', () => clearInterval(timer), { once: true });
      await renew();
    },
  };
}

/** Whoever acknowledges a page does not wait for a Slack that is slow. */
async function soon<Value>(answer: Value | Promise<Value>): Promise<Value> {
  if (!(answer instanceof Promise)) return answer;
  let timeout: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timeout = setTimeout(() => reject(new Unknown(`no answer within ${patienceMs} ms`)), patienceMs);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timeout));
}

const patienceMs = 1_000;

async function personStanding(client: WebClient, person: string): Promise<Standing> {
  const { user } = await client.users.info({ user: person });
  if (user?.is_bot) return 'bot';
  if (user?.is_stranger || user?.deleted) return 'stranger';
  return user?.is_restricted || user?.is_ultra_restricted ? 'guest' : 'full';
}

type Sharing = { is_ext_shared?: boolean; is_pending_ext_shared?: boolean };

/** A channel that another company reads, too. */
async function isShared(client: WebClient, channel: string): Promise<boolean> {
  return shares((await client.conversations.info({ channel })).channel ?? {});
}

const shares = ({ is_ext_shared, is_pending_ext_shared }: Sharing): boolean =>
  is_ext_shared === true || is_pending_ext_shared === true;

/** The first thousands of channels; of the others Slack is asked when somebody says something there. */
async function listed(client: WebClient, channels: Kept<boolean>): Promise<void> {
  for (let page = 0, cursor = ''; page < mostPages && (page === 0 || cursor !== ''); page++) {
    const found = await client.conversations.list({ ...listing, ...(cursor && { cursor }) });
    for (const { id, ...channel } of found.channels ?? []) if (id !== undefined) channels.know(id, shares(channel));
    cursor = found.response_metadata?.next_cursor ?? '';
  }
}

const listing = { exclude_archived: true, types: 'public_channel,private_channel', limit: 999 };
const mostPages = 5;
