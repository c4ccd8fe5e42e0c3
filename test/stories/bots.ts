import pino from 'pino';
import { type RunningBot, startBot } from '../../src/bot.ts';
import type { LocalSlack } from '../../src/sandbox/slack/local-slack.ts';
import { readSetup } from '../../src/setup.ts';
import { until } from '../support/until.ts';

const log = pino({ level: process.env.LOG_LEVEL ?? 'silent' });

/** The bot of a scene, which can be stopped and started again, and given a second process's worth of company. */
export function bots(variables: Record<string, string>, slack: LocalSlack, transport: 'socket' | 'http') {
  const running: RunningBot[] = [];
  return {
    async start(): Promise<void> {
      const bot = await startBot(await readSetup(variables), log);
      running.push(bot);
      await until(
        () => fetch(`http://127.0.0.1:${bot.port}/readyz`),
        ({ status }) => status === 200,
      );
      if (transport === 'http') slack.deliverTo({ mode: 'http', url: `http://127.0.0.1:${bot.port}/slack/events` });
    },
    /** Stops all there are. */
    async stop(): Promise<void> {
      await Promise.all(running.splice(0).map((bot) => bot.stop()));
    },
  };
}
