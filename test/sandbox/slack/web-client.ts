import { LogLevel, WebClient, type WebClientOptions } from '@slack/web-api';
import type { LocalSlack } from '../../../src/sandbox/slack/local-slack.ts';

/** The real client with the bot's token; it neither retries nor waits out a rate limit. */
export function clientOf(slack: LocalSlack, token = 'xoxb-local', options: WebClientOptions = {}): WebClient {
  return new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    logLevel: LogLevel.ERROR,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    ...options,
  });
}

/** The error code a call was answered with. */
export async function refusalOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    return typeof error === 'object' && error !== null && 'data' in error ? codeIn(error.data) : String(error);
  }
  return 'it was not refused';
}

function codeIn(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'error' in data ? data.error : undefined;
}
