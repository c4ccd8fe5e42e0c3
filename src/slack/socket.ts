import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../dispatch/log.ts';
import { SocketModeReceiver } from './bolt.ts';
import { chatterTimeout, clientOptions } from './clients.ts';
import { slackLogger } from './logger.ts';

export type Socket = { receiver: SocketModeReceiver; connected(): boolean; start(): void; stop(): Promise<void> };

/**
 * One connection of Socket Mode, kept by us: the package waits five seconds before it connects again, and gives up for
 * good when Slack does not answer at that moment.
 */
export function socket(appToken: string, address: string, log: Log): Socket {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: slackLogger(log),
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions(address, chatterTimeout, log) },
  });
  const { client } = receiver;
  const stopping = new AbortController();
  let connected = false;
  let kept = Promise.resolve();
  guardMessages(receiver, log);
  client.on('disconnected', () => {
    connected = false;
  });

  const keep = async (): Promise<void> => {
    for (let failures = 0; !stopping.signal.aborted; ) {
      const ended = new Promise<void>((resolve) => void client.once('disconnected', resolve));
      const begun = performance.now();
      try {
        await inTime(client.start(), () => client.disconnect());
        connected = true;
        if (stopping.signal.aborted) await client.disconnect();
        await ended;
      } catch (error) {
        log.warn({ reason: String(error) }, 'a connection to Slack did not open; trying again');
      }
      failures = performance.now() - begun > steadyMs ? 0 : failures + 1;
      await pause(waitMs(failures), undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };

  return {
    receiver,
    connected: () => connected,
    start() {
      kept = keep();
    },
    async stop() {
      stopping.abort();
      await Promise.race([Promise.all([client.disconnect(), kept]), pause(1_000, undefined, { ref: false })]);
    },
  };
}

/** A connection that lived this long was a good one: the next is opened at once. */
const steadyMs = 5_000;

const waitMs = (failures: number): number => (failures < 2 ? 0 : Math.min(10_000, 100 * 2 ** failures));

/**
 * A message that the package can't read is an error in the log, not the end of the process. A connection that is told to
 * go stays a moment longer, so that what is on its way over it is still acknowledged.
 */
function guardMessages({ client }: SocketModeReceiver, log: Log): void {
  const readers = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  const read = (message: readonly unknown[]) => {
    for (const reader of readers) {
      Promise.resolve(Reflect.apply(reader, client, message)).catch((error: unknown) => {
        log.error({ err: error }, 'a message from Slack could not be read');
      });
    }
  };
  client.on('ws_message', (...message: unknown[]) => {
    if (saysGoodbye(message[0])) setTimeout(read, graceMs, message).unref();
    else read(message);
  });
}

const graceMs = 1_000;

const saysGoodbye = (data: unknown): boolean =>
  typeof data === 'string' && /^\s*\{\s*"type"\s*:\s*"disconnect"/.test(data);

/** Slack says hello within this time, or the connection is given up. */
async function inTime(opening: Promise<unknown>, giveUp: () => Promise<unknown>): Promise<void> {
  const timer = setTimeout(() => void giveUp(), 10_000);
  await opening.finally(() => clearTimeout(timer));
}
