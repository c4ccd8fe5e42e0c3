import { type Surroundings, startSurroundings } from '../../src/sandbox/surroundings.ts';
import { type App, startApp } from './app.ts';
import { type LeanSlack, startLeanSlack, tokens } from './lean-slack.ts';

export type Via = 'socket' | 'http';

/** Real tiers, a real journal, a lean Slack, and how to start the bot or a bare app against them. */
export type Stage = {
  around: Surroundings;
  slack: LeanSlack;
  via: Via;
  /** Commands go to the app that was started last. */
  start(file: string, more?: Record<string, string>): Promise<App>;
  stop(): Promise<void>;
};

/** The production entry. */
export const bot = 'src/main.js';

export async function setStage(via: Via): Promise<Stage> {
  const [around, slack] = await Promise.all([
    startSurroundings({ overlays: ['src/sandbox/config', 'test/bench/config'] }),
    startLeanSlack(),
  ]);
  const { SLACK_APP_TOKEN: _, ...rest } = around.variables;
  const variables = { ...rest, SLACK_API_URL: slack.apiUrl, SLACK_BOT_TOKEN: tokens.bot, ...transport(via) };
  return {
    around,
    slack,
    via,
    async start(file, more = {}) {
      const app = await startApp(file, { ...variables, ...more });
      slack.deliverTo(via === 'http' ? `http://127.0.0.1:${app.port}/slack/events` : undefined);
      return app;
    },
    stop: async () => void (await Promise.all([around.stop(), slack.stop()])),
  };
}

const transport = (via: Via): Record<string, string> =>
  via === 'http' ? { SLACK_SIGNING_SECRET: tokens.signingSecret } : { SLACK_APP_TOKEN: tokens.app };
