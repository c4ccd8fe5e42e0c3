import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerText, bodyOf, uploadedBytes } from './bodies.ts';
import { type CallHooks, newCallHooks } from './call-hooks.ts';
import { newSockets, type Sockets } from './delivery/sockets.ts';
import { type Faults, newFaults } from './faults.ts';
import { fromJson, objectOf } from './json.ts';
import { newRateLimits } from './rate-limits.ts';
import { respond } from './response-urls.ts';
import { SlackError } from './slack-error.ts';
import { answerCall, type WebApi } from './web-api.ts';
import type { World } from './world.ts';

type Answering = (request: IncomingMessage, response: ServerResponse, rest: string) => Promise<void> | void;

export type Server = {
  readonly sockets: Sockets;
  readonly faults: Faults;
  readonly hooks: CallHooks;
  readonly calls: () => number;
  /** Answers everything below `/NAME/`. */
  readonly route: (name: string, answering: Answering) => void;
  readonly listen: (port: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** The one port of the local Slack: Web API, Socket Mode, response URLs, uploads and files. */
export function serverFor(world: World): Server {
  const api: WebApi = { world, faults: newFaults(), hooks: newCallHooks(), limits: newRateLimits(), calls: 0 };
  const sockets = newSockets(world);
  const routes = new Map<string, Answering>([
    ['api', (request, response, method) => answerCall(api, method, request, response)],
    ['response', (request, response, id) => answerResponse(world, request, response, id)],
    ['upload', (request, response, id) => takeUpload(world, request, response, id)],
    ['files', (request, response, path) => giveFile(world, request, response, path)],
  ]);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://local');
    const [, name = '', rest = ''] = /^\/([^/]*)\/?(.*)$/.exec(pathname) ?? [];
    const answering = routes.get(name) ?? routes.get('');
    if (answering === undefined) return answerText(response, 'Nothing is here.', 404);
    Promise.resolve(answering(request, response, rest)).catch((error) => broken(response, error));
  });
  server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head));
  return {
    sockets,
    faults: api.faults,
    hooks: api.hooks,
    calls: () => api.calls,
    route: (name, answering) => routes.set(name, answering),
    async listen(port) {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', resolve);
      });
      world.address = `http://127.0.0.1:${portOf(server.address())}`;
    },
    async close() {
      sockets.cut();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** A mistake of the local Slack itself, or of the test that drives it. */
function broken(response: ServerResponse, error: unknown): void {
  console.error('The local Slack failed:', error);
  if (!response.headersSent) answerText(response, String(error), 500);
  else response.destroy();
}

async function answerResponse(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  id: string,
): Promise<void> {
  const body = objectOf(fromJson((await bodyOf(request)).toString()));
  try {
    respond(world, id, body);
    answerText(response, 'ok');
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    answerText(response, error.code, error.code.endsWith('_url') ? 404 : 400);
  }
}

async function takeUpload(world: World, request: IncomingMessage, response: ServerResponse, id: string): Promise<void> {
  const bytes = uploadedBytes(request.headers['content-type'] ?? '', await bodyOf(request));
  const file = world.files.get(id);
  if (file === undefined) return answerText(response, 'No such upload.', 404);
  if (bytes.length !== file.length)
    return answerText(response, `${file.length} bytes were announced, ${bytes.length} came.`, 400);
  file.bytes = bytes;
  answerText(response, `OK - ${bytes.length}`);
}

function giveFile(world: World, request: IncomingMessage, response: ServerResponse, path: string): void {
  const file = world.files.get(path.split('/')[0] ?? '');
  const allowed = request.headers.authorization === `Bearer ${world.settings.tokens.bot}`;
  if (!allowed || file?.bytes === undefined) answerText(response, 'No such file.', 404);
  else response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file.bytes);
}
