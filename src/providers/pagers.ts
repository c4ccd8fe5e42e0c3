import type { Environment } from '../config/environment.ts';
import type { Names } from '../messages/text.ts';
import type { Channel } from '../paging/channel.ts';
import { email } from './email.ts';
import { webhook } from './webhook.ts';

/** The ways to page that this environment has, besides Slack's. */
export const pagers = (environment: Pick<Environment, 'email' | 'webhook'>, names: Names): Channel[] => [
  ...(environment.email ? [email({ ...environment.email, names })] : []),
  ...(environment.webhook
    ? [webhook({ url: environment.webhook.url, secrets: [environment.webhook.secret], names })]
    : []),
];
