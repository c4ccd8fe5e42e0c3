import type { App, Receiver } from '@slack/bolt';
import type { Log } from '../dispatch/log.ts';
import type { Route } from '../http/server.ts';
import { requestsOverHttp } from './requests.ts';
import { socket } from './socket.ts';

/** Socket Mode needs no public address; HTTP mode needs one, and Slack's signature. */
export type Transport = { mode: 'socket'; appToken: string } | { mode: 'http'; signingSecret: string };

/** How requests come in: one receiver for Bolt, whether they can come now, and routes for our own server. */
export type Incoming = {
  receiver: Receiver;
  connected(): boolean;
  routes: readonly Route[];
  start(): void;
  stop(): Promise<void>;
};

export function incoming(transport: Transport, address: string, log: Log): Incoming {
  if (transport.mode === 'http') return overHttp(transport.signingSecret, log);
  return overSockets(transport.appToken, address, log);
}

function overHttp(signingSecret: string, log: Log): Incoming {
  const { receiver, route } = requestsOverHttp(signingSecret, log);
  let open = false;
  const handle: Route['handle'] = (request, response) => {
    if (open) return route.handle(request, response);
    response.writeHead(503).end();
  };
  return {
    receiver,
    connected: () => open,
    routes: [{ ...route, handle }],
    start() {
      open = true;
    },
    async stop() {
      open = false;
    },
  };
}

/** Two, because Slack renews each connection every few hours and closes it first. */
function overSockets(appToken: string, address: string, log: Log): Incoming {
  const sockets = [socket(appToken, address, log), socket(appToken, address, log)];
  return {
    receiver: together(sockets.map(({ receiver }) => receiver)),
    connected: () => sockets.some((one) => one.connected()),
    routes: [],
    start: () => sockets.forEach((one) => void one.start()),
    stop: async () => void (await Promise.all(sockets.map((one) => one.stop()))),
  };
}

const together = (receivers: readonly Receiver[]): Receiver => ({
  init: (app: App) => receivers.forEach((one) => void one.init(app)),
  start: async () => undefined,
  stop: async () => undefined,
});
