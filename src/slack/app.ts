import type { Log } from '../dispatch/log.ts';
import { App } from './bolt.ts';
import { chatterTimeout, clientOptions } from './clients.ts';
import type { Identity } from './identity.ts';
import { slackLogger } from './logger.ts';
import type { Incoming } from './receivers.ts';

/** Who the bot is comes from us, so that a Slack that is away at the start spoils nothing for later. */
export function boltApp(
  { receiver }: Pick<Incoming, 'receiver'>,
  token: string,
  who: Promise<Identity>,
  address: string,
  log: Log,
): App {
  return new App({
    receiver,
    authorize: async () => {
      const { team, user, bot } = await who;
      return { botToken: token, botId: bot, botUserId: user, teamId: team };
    },
    convoStore: false,
    logger: slackLogger(log),
    clientOptions: clientOptions(address, chatterTimeout, log),
  });
}
