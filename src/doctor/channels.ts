import type { Environment } from '../config/environment.ts';
import type { Finding } from '../dispatch/context.ts';

/** The ways to page that are set up, and whether anybody would notice if the bot itself were gone. */
export function channelFindings({ email, webhook, heartbeatUrl }: Environment): Finding[] {
  return [
    optional('mail', email !== undefined, 'pages go out by mail, too', 'SMTP_URL is not set: no page goes out by mail'),
    optional(
      'pager',
      webhook !== undefined,
      'pages go to the pager behind PAGER_WEBHOOK_URL',
      'PAGER_WEBHOOK_URL is not set: nothing gets through “do not disturb”',
    ),
    optional(
      'heartbeat',
      heartbeatUrl !== undefined,
      'is called while the bot is well',
      'HEARTBEAT_URL is not set: nobody notices when the bot itself is gone',
    ),
  ];
}

const optional = (what: string, set: boolean, says: string, otherwise: string): Finding => ({
  what,
  state: set ? 'ok' : 'warning',
  says: set ? says : otherwise,
});
