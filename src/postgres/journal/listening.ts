import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { timeLimits } from './connections.ts';

/** Calls back when facts were appended by anybody, and after every reconnect, since something may have been missed. */
export type Listening = {
  add(wake: () => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
};

/** One connection that listens, made when somebody first asks, and made anew whenever it is lost. */
export function listenAt(url: string): Listening {
  const wakes = new Set<() => void>();
  const ending = new AbortController();
  const wakeAll = () => {
    for (const wake of wakes) wake();
  };
  let running: Promise<void> | undefined;
  return {
    add: async (wake) => {
      wakes.add(wake);
      running ??= listenUntil(url, ending.signal, wakeAll);
      return async () => {
        wakes.delete(wake);
      };
    },
    close: async () => {
      ending.abort();
      await Promise.race([running, wait(2000, undefined, { ref: false })]);
    },
  };
}

async function listenUntil(url: string, ending: AbortSignal, wake: () => void): Promise<void> {
  for (let pauseMs = 50; !ending.aborted; pauseMs = Math.min(pauseMs * 2, 5000)) {
    const listened = await listenOnce(url, ending, wake).catch(() => false);
    if (listened) pauseMs = 50;
    await wait(pauseMs, undefined, { signal: ending, ref: false }).catch(() => undefined);
  }
}

/** Ends when the connection is lost: true when it had come about. */
async function listenOnce(url: string, ending: AbortSignal, wake: () => void): Promise<boolean> {
  const client = new Client({ connectionString: url, ...timeLimits(2000) });
  const over = new AbortController();
  const lost = new Promise<void>((resolve) => {
    client.on('error', () => resolve());
    client.on('end', () => resolve());
    ending.addEventListener('abort', () => resolve(), { signal: over.signal });
  });
  try {
    await client.connect();
    client.on('notification', wake);
    await client.query('listen rookery');
    wake();
    await lost;
    return true;
  } finally {
    over.abort();
    await Promise.race([client.end().catch(() => undefined), wait(1000, undefined, { ref: false })]);
  }
}
