import { createServer } from 'node:http';
import { App, HTTPReceiver, LogLevel, type Receiver, SocketModeReceiver } from '@slack/bolt';
import { type LocalSlack, type LocalSlackOptions, startLocalSlack } from '../../../src/sandbox/slack/local-slack.ts';

export type RealApp = { readonly slack: LocalSlack; readonly app: App; readonly stop: () => Promise<void> };

const tokens = { bot: 'xoxb-local', app: 'xapp-local' };
const signingSecret = 'local-signing-secret';

/** A local Slack with a real Bolt app connected to it through Socket Mode. */
export async function socketApp(prepare: (app: App) => void, options: LocalSlackOptions = {}): Promise<RealApp> {
  const slack = await startLocalSlack(options);
  const receiver = new SocketModeReceiver({
    appToken: tokens.app,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
  });
  const app = await startedApp(slack, receiver, prepare);
  await receiver.start();
  await slack.waitFor('socket', (entry) => entry.what === 'opened');
  return {
    slack,
    app,
    async stop() {
      await receiver.client.disconnect();
      await slack.stop();
    },
  };
}

/** A local Slack with a real Bolt app that it reaches by signed HTTP requests. */
export async function httpApp(prepare: (app: App) => void, options: LocalSlackOptions = {}): Promise<RealApp> {
  const receiver = new HTTPReceiver({ signingSecret, logLevel: LogLevel.ERROR });
  const server = createServer(receiver.requestListener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const url = `http://127.0.0.1:${port}/slack/events`;
  const slack = await startLocalSlack({ ...options, delivery: { mode: 'http', url } });
  const app = await startedApp(slack, receiver, prepare);
  return {
    slack,
    app,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await slack.stop();
    },
  };
}

async function startedApp(slack: LocalSlack, receiver: Receiver, prepare: (app: App) => void): Promise<App> {
  const app = new App({
    token: tokens.bot,
    receiver,
    logLevel: LogLevel.ERROR,
    convoStore: false,
    deferInitialization: true,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
  });
  prepare(app);
  await app.init();
  return app;
}
