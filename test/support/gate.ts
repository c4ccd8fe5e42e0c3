import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** Stands between a client and a server on 127.0.0.1. */
export type Gate = {
  port: number;
  /** The same address, through the gate. */
  through(url: string): string;
  /** From now on everything is taken and nothing answered, on old connections and new ones. */
  swallow(): void;
  /** Cuts every connection and refuses new ones. */
  shut(): void;
  /** Lets new connections through again; those that were swallowed stay silent. */
  open(): void;
  close(): Promise<void>;
};

type Mode = 'open' | 'swallowing' | 'shut';

export async function gateTo(target: number): Promise<Gate> {
  let mode: Mode = 'open';
  const sockets = new Set<Socket>();
  const pairs = new Set<() => void>();

  const server = createServer((client) => {
    watch(client);
    if (mode === 'shut') client.resetAndDestroy();
    if (mode === 'swallowing') client.resume();
    if (mode !== 'open') return;
    const upstream = connect(target, '127.0.0.1');
    watch(upstream);
    client.pipe(upstream).pipe(client);
    client.once('close', () => upstream.destroy());
    upstream.once('close', () => client.destroy());
    pairs.add(() => {
      client.unpipe();
      upstream.unpipe();
      client.resume();
      upstream.resume();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  return {
    port,
    through: (url) => {
      const moved = new URL(url);
      moved.port = String(port);
      return moved.href;
    },
    swallow: () => {
      mode = 'swallowing';
      for (const stop of pairs) stop();
      pairs.clear();
    },
    shut: () => {
      mode = 'shut';
      for (const socket of sockets) socket.resetAndDestroy();
    },
    open: () => {
      mode = 'open';
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };

  function watch(socket: Socket): void {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  }
}
