import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Log } from '../dispatch/log.ts';
import { slackLogger } from './logger.ts';

/** `address` is where Slack's methods are: the real one unless a test or the sandbox says otherwise. */
export type Account = { token: string; address: string };

export const slackAddress = 'https://slack.com/api/';

/** Two clients, so that nothing that is said can hold up a page. Neither repeats a request by itself. */
export const clients = ({ token, address }: Account, log: Log) => ({
  pages: new WebClient(token, clientOptions(address, pageTimeout, log)),
  chatter: new WebClient(token, clientOptions(address, chatterTimeout, log)),
});

/**
 * A fresh object each time: the packages write into what they are given. Never `headers`: with them the token of one
 * client leaks into another.
 */
export const clientOptions = (slackApiUrl: string, timeout: number, log: Log): WebClientOptions => ({
  slackApiUrl,
  timeout,
  logger: slackLogger(log),
  allowAbsoluteUrls: false,
  rejectRateLimitedCalls: true,
  retryConfig: { retries: 0 },
});

const pageTimeout = 1_500;
export const chatterTimeout = 5_000;
