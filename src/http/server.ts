import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '../dispatch/log.ts';

/** One address of the server. A handler that throws is answered 500 with a reference and logged. */
export type Route = {
  method: 'GET' | 'POST';
  path: string;
  handle(request: IncomingMessage, response: ServerResponse): void | Promise<void>;
};

export type HttpServer = { port: number; stop(): Promise<void> };

export type HttpSettings = { port: number; host?: string; routes: readonly Route[]; log: Log };

/** The bot's own server, for both modes of Slack. Rejects when the port cannot be had. */
export async function startServer({ port, host = '0.0.0.0', routes, log }: HttpSettings): Promise<HttpServer> {
  const server = createServer(limits, (request, response) => void serve(routes, log, request, response));
  server.maxConnections = 1_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  server.on('error', (error) => log.error({ err: error }, 'the http server had an error'));
  return { port: portOf(server.address()), stop: () => stop(server) };
}

const limits = { headersTimeout: 5_000, requestTimeout: 15_000, keepAliveTimeout: 10_000, maxHeaderSize: 16_384 };

async function serve(
  routes: readonly Route[],
  log: Log,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const route = found(routes, request);
    if (typeof route === 'number') end(response, route);
    else await route.handle(request, response);
  } catch (error) {
    const reference = randomBytes(3).toString('hex');
    log.error({ err: error, reference, path: pathOf(request) }, 'a request over http broke');
    end(response, 500, `Something broke. Reference ${reference} finds it in the log.\n`);
  }
}

/** The route, or the status that says why there is none. */
function found(routes: readonly Route[], request: IncomingMessage): Route | 404 | 405 {
  const there = routes.filter(({ path }) => path === pathOf(request));
  return there.find(({ method }) => method === request.method) ?? (there.length > 0 ? 405 : 404);
}

const pathOf = ({ url = '/' }: IncomingMessage): string => url.split('?', 1)[0] ?? '/';

function end(response: ServerResponse, status: number, says = ''): void {
  if (response.headersSent) response.destroy();
  else response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(says);
}

const portOf = (address: AddressInfo | string | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0;

/** No new connections; those at work may end within five seconds. */
async function stop(server: Server): Promise<void> {
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const timer = setTimeout(() => server.closeAllConnections(), 5_000);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  clearInterval(sweep);
  clearTimeout(timer);
}
