import { setTimeout as pause } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { Log } from '../dispatch/log.ts';
import { failure } from './errors.ts';

/** Who the bot is in its workspace. */
export type Identity = { team: string; user: string; bot: string };

/** Asks Slack until it answers: a Slack that is away when the bot starts must not keep it from starting. */
export async function identify(client: WebClient, log: Log, stopped: AbortSignal): Promise<Identity> {
  for (let tries = 0; ; tries++) {
    try {
      const { team_id, user_id, bot_id } = await client.auth.test();
      if (team_id && user_id) return { team: team_id, user: user_id, bot: bot_id ?? '' };
      log.error({ tries }, 'Slack did not say which workspace the bot token belongs to');
    } catch (error) {
      log.error({ tries, reason: failure(error).message }, 'Slack does not say who the bot is; asking again');
    }
    await pause(Math.min(10_000, 250 * 2 ** tries), undefined, { signal: stopped, ref: false });
  }
}
