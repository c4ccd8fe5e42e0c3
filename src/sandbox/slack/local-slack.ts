import { freePort } from '../port.ts';
import { type Acts, actsAt } from './acts/index.ts';
import { type Breaks, breaksOf, type Skew } from './breaks.ts';
import { sandboxApi } from './control/sandbox-api.ts';
import { deliverBy } from './delivery/deliver.ts';
import { httpCarrier } from './delivery/http.ts';
import type { Carrier } from './delivery/result.ts';
import { type Delivery, type LocalSlackOptions, settingsFrom } from './options.ts';
import { type Server, serverFor } from './server.ts';
import { type Sight, sightOf } from './sight.ts';
import { newWorld, type World } from './world.ts';

export type { LocalSlackOptions, Settings } from './options.ts';

/** A Slack workspace on this machine: people do things, the app is told over the real protocols, and everything can be seen and broken. */
export type LocalSlack = Acts &
  Sight &
  Breaks & {
    /** http://127.0.0.1:PORT */
    readonly address: string;
    readonly port: number;
    /** What the app's `slackApiUrl` must be. */
    readonly apiUrl: string;
    readonly world: World;
    readonly route: Server['route'];
    /** From now on the app is reached this way. */
    readonly deliverTo: (delivery: Delivery) => void;
    readonly stop: () => Promise<void>;
  };

export async function startLocalSlack(options: LocalSlackOptions = {}): Promise<LocalSlack> {
  const world = newWorld(settingsFrom(options));
  const server = serverFor(world);
  const stopped = new AbortController();
  const skew: Skew = { seconds: 0 };
  let carrier = carrierFor(world, server, skew, world.settings.delivery);
  const deliver = deliverBy(world, () => carrier, stopped.signal);
  world.tell = (event) => {
    if (isSubscribed(world, event)) void deliver.event(event);
  };
  const acts = actsAt({ world, deliver });
  const breaks = breaksOf(world, server, deliver, skew);
  server.route('_local', sandboxApi(world, acts, breaks));
  await server.listen(world.settings.port === 0 ? await freePort() : world.settings.port);
  return {
    ...acts,
    ...sightOf(world),
    ...breaks,
    address: world.address,
    port: Number(new URL(world.address).port),
    apiUrl: `${world.address}/api/`,
    world,
    route: server.route,
    deliverTo(delivery) {
      carrier = carrierFor(world, server, skew, delivery);
    },
    async stop() {
      stopped.abort();
      await server.close();
    },
  };
}

function carrierFor(world: World, server: Server, skew: Skew, delivery: Delivery): Carrier {
  switch (delivery.mode) {
    case 'socket':
      return server.sockets;
    case 'http':
      return httpCarrier(world, delivery.url, () => skew.seconds);
  }
}

/** Messages are subscribed to by the kind of place: `message.channels`, `message.im`. */
function isSubscribed({ settings }: World, { type, channel_type: place }: Parameters<World['tell']>[0]): boolean {
  const plural = place === 'im' ? 'im' : `${String(place)}s`;
  return settings.events.includes(type === 'message' ? `message.${plural}` : String(type));
}
