import type { Deliver } from './delivery/deliver.ts';
import type { JsonObject } from './json.ts';
import type { Server } from './server.ts';
import type { World } from './world.ts';

export type Breaks = ReturnType<typeof breaksOf>;
export type Skew = { seconds: number };

/** What can be made to go wrong, and what can be done around the answers of the Web API. */
export function breaksOf(world: World, server: Server, deliver: Deliver, skew: Skew) {
  const port = () => Number(new URL(world.address).port);
  return {
    fault: server.faults.set,
    clearFaults: server.faults.clear,
    beforeAnswer: server.hooks.beforeAnswer,
    afterAnswer: server.hooks.afterAnswer,
    /** How many Web API requests have come in since the start. */
    calls: server.calls,
    openSockets: server.sockets.open,
    refreshSockets: server.sockets.refresh,
    /** Cuts the app's connections without a word. */
    cutSockets: server.sockets.cut,
    repeatNextEvent: deliver.repeatNextEvent,
    /** Signatures are dated this many seconds off. */
    skewSignatures(seconds: number) {
      skew.seconds = seconds;
    },
    /** Sends an event of any type to the app, subscribed to or not. */
    tells: (event: JsonObject) => deliver.event(event),
    /** The signed request by which Slack checks an address. */
    verifiesUrl: (challenge: string) => deliver.once('event', { type: 'url_verification', token: 'local', challenge }),
    /** Closes the port and every connection; the state stays. */
    stopListening: server.close,
    /** Listens again on the same port. */
    listenAgain: () => server.listen(port()),
  };
}
