import { type Logger, LogLevel } from '@slack/web-api';
import type { Log } from '../dispatch/log.ts';

/** The log of the Slack packages in ours. Never `debug`: there they print whole requests. */
export const slackLogger = (log: Log): Logger => ({
  debug: () => undefined,
  info: () => undefined,
  warn: (...says: unknown[]) => log.warn({}, line(says)),
  error: (...says: unknown[]) => log.error({ err: says.find((one) => one instanceof Error) }, line(says)),
  setLevel: () => undefined,
  getLevel: () => LogLevel.WARN,
  setName: () => undefined,
});

const line = (says: readonly unknown[]): string => `slack: ${says.map(String).join(' ')}`;
