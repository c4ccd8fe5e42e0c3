import { createServer, type RequestListener } from 'node:http';
import { App, HTTPReceiver, LogLevel, type Receiver, SocketModeReceiver } from '@slack/bolt';

const { PORT, SLACK_API_URL: slackApiUrl = '', SLACK_BOT_TOKEN: token = '', ...secrets } = process.env;
const clientOptions = { slackApiUrl };
const logLevel = LogLevel.ERROR;

/** Bolt as its own guide sets it up, over the transport that the variables choose, with a `/readyz` to wait for. */
export function bareApp() {
  const { receiver, listener, begin } = secrets.SLACK_APP_TOKEN ? overSocket(secrets.SLACK_APP_TOKEN) : overHttp();
  const app = new App({ token, receiver, clientOptions, logLevel });
  const server = createServer((request, response) => {
    if (request.url === '/readyz') response.end('ready');
    else listener?.(request, response);
  });
  const open = async () => {
    await begin();
    server.listen(Number(PORT), '127.0.0.1');
  };
  process.once('SIGTERM', () => process.exit(0));
  return { app, open };
}

type Transport = { receiver: Receiver; listener?: RequestListener; begin: () => Promise<unknown> };

function overSocket(appToken: string): Transport {
  const receiver = new SocketModeReceiver({ appToken, installerOptions: { clientOptions }, logLevel });
  return { receiver, begin: () => receiver.start() };
}

function overHttp(): Transport {
  const receiver = new HTTPReceiver({ signingSecret: secrets.SLACK_SIGNING_SECRET ?? '', logLevel });
  return { receiver, listener: receiver.requestListener, begin: async () => undefined };
}
