import type { WebClient } from '@slack/web-api';
import type { Standing } from '../dispatch/call.ts';
import type { Log } from '../dispatch/log.ts';
import { Unknown } from '../messages/rooms.ts';
import { failure } from './errors.ts';

/** Who somebody is to the workspace, asked of Slack and kept for ten minutes. Nothing that pages waits for it. */
export type Standings = { of(person: string, channel: string): Promise<Standing> };

export function standings(client: WebClient, log: Log, nowMs: () => number): Standings {
  const people = kept(nowMs, (person) => personStanding(client, person));
  const channels = kept(nowMs, (channel) => isShared(client, channel));
  const orElse =
    <Value>(otherwise: Value) =>
    (error: unknown): Value => {
      log.warn({ reason: failure(error).message }, 'Slack does not say who asks; taken for a member nobody knows');
      return otherwise;
    };
  return {
    async of(person, channel) {
      const [standing, shared] = await Promise.all([
        soon(people(person)).catch(orElse<Standing>('full')),
        /^[CG]/.test(channel) ? soon(channels(channel)).catch(orElse(false)) : false,
      ]);
      return shared ? 'stranger' : standing;
    },
  };
}

/** Whoever acknowledges a page does not wait for a Slack that is slow. */
async function soon<Value>(answer: Promise<Value>): Promise<Value> {
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

/** A channel that another company reads, too. */
async function isShared(client: WebClient, channel: string): Promise<boolean> {
  const { channel: found } = await client.conversations.info({ channel });
  return found?.is_ext_shared === true || found?.is_pending_ext_shared === true;
}

/** Asks once in ten minutes for each key; a failure is not kept. */
function kept<Value>(nowMs: () => number, ask: (key: string) => Promise<Value>): (key: string) => Promise<Value> {
  const answers = new Map<string, { value: Promise<Value>; until: number }>();
  return (key) => {
    const known = answers.get(key);
    if (known && known.until > nowMs()) return known.value;
    const value = ask(key);
    answers.set(key, { value, until: nowMs() + keptMs });
    value.catch(() => answers.delete(key));
    return value;
  };
}

const keptMs = 600_000;
