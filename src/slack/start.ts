import type { Dispatch } from '../dispatch/call.ts';
import type { Log } from '../dispatch/log.ts';
import type { Route } from '../http/server.ts';
import type { Rooms } from '../messages/rooms.ts';
import type { Channel } from '../paging/channel.ts';
import { answering } from './answer.ts';
import { boltApp } from './app.ts';
import { clients, slackAddress } from './clients.ts';
import { direct } from './direct.ts';
import { gate } from './gate.ts';
import { hearing } from './hear.ts';
import { identify } from './identity.ts';
import { listen } from './listen.ts';
import { pageChannel } from './page-channel.ts';
import { incoming, type Transport } from './receivers.ts';
import { replayMemory } from './replay.ts';
import { slackRooms } from './rooms.ts';
import { standings } from './standing.ts';
import { work } from './work.ts';

export type SlackSettings = { botToken: string; transport: Transport; address?: string };

export type Slack = {
  rooms: Rooms;
  pageChannel: Channel;
  /** Routes for our own server: Slack's requests, in HTTP mode. */
  routes: readonly Route[];
  /** Slack knows us, and its requests can reach us. */
  connected(): boolean;
  /** Opens the direct messages of these people before they are paged, and knows who they are before they say anything. */
  warm(people: readonly string[]): Promise<void>;
  /** Takes no more requests and waits for those at work, ten seconds at most. */
  stop(): Promise<void>;
};

/**
 * Begins to connect and returns at once; `connected` says when it is done. What the packages reject without anybody
 * waiting for it is for the process's own `unhandledRejection` to log; none of it is known to need more than that.
 */
export function startSlack({
  settings,
  dispatch,
  log,
}: {
  settings: SlackSettings;
  dispatch: Dispatch;
  log: Log;
}): Slack {
  const address = settings.address ?? slackAddress;
  const stopping = new AbortController();
  const { pages, chatter } = clients({ token: settings.botToken, address }, log);
  const requests = incoming(settings.transport, address, log);
  const working = work();
  const lines = direct(pages, log);
  let known = false;
  const who = identify(chatter, log, stopping.signal).then((identity) => {
    known = true;
    return identity;
  });
  who.catch(() => undefined);

  const app = boltApp(requests, settings.botToken, who, address, log);
  app.use(
    gate(
      working,
      replayMemory(() => performance.now()),
      log,
    ),
  );
  const standing = standings(chatter, log, () => performance.now());
  const hear = hearing({ dispatch, standings: standing, answer: answering(chatter, address, log), who, log });
  listen({ app, client: chatter, hear, log });
  requests.start();

  return {
    rooms: slackRooms(chatter, lines, who, log),
    pageChannel: pageChannel(lines),
    routes: requests.routes,
    connected: () => known && requests.connected(),
    async warm(people) {
      await who;
      await Promise.all([lines.warm(people), standing.keepWarm(people, stopping.signal)]);
    },
    async stop() {
      stopping.abort();
      await requests.stop();
      if (!(await working.drained(10_000))) log.warn({}, 'stopped while requests from Slack were still at work');
    },
  };
}
