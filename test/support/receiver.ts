import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

export type Received = { method: string; path: string; headers: Record<string, string>; body: string; bytes: Buffer };

export type Receiver = {
  url: string;
  received: readonly Received[];
  /** What the next requests are answered with, or `hang`, or `drop`. */
  answer: (status: number | 'hang' | 'drop') => void;
  /** Resolves when there are so many requests. */
  count: (wanted: number) => Promise<void>;
  close: () => Promise<void>;
};

/** A real HTTP server that keeps what it is sent. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const lookers = new Set<() => void>();
  let status: number | 'hang' | 'drop' = 200;
  const server = createServer(async (request, response) => {
    received.push(await read(request));
    for (const look of lookers) look();
    reply(status, response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    answer: (next) => {
      status = next;
    },
    count: (wanted) =>
      new Promise((resolve) => {
        const look = () => {
          if (received.length < wanted) return;
          lookers.delete(look);
          resolve();
        };
        lookers.add(look);
        look();
      }),
    close: async () => {
      if (!server.listening) return;
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
}

async function read(request: IncomingMessage): Promise<Received> {
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const bytes = await buffer(request);
  return { method: request.method ?? '', path: request.url ?? '', headers, body: bytes.toString('utf8'), bytes };
}

function reply(status: number | 'hang' | 'drop', response: ServerResponse): void {
  if (status === 'drop') response.destroy();
  if (typeof status === 'number') response.writeHead(status, { location: '/elsewhere' }).end('{"status":"Ok"}');
}
