import type { IncomingMessage, ServerResponse } from 'node:http';
import { ZodError } from 'zod';
import type { Acts } from '../acts/index.ts';
import { answerJson, answerText, bodyOf } from '../bodies.ts';
import type { Breaks } from '../breaks.ts';
import { fromJson, type Json } from '../json.ts';
import type { World } from '../world.ts';
import { actOrders } from './act-orders.ts';
import { breakOrders } from './break-orders.ts';
import { stateFor, tellEntry } from './state.ts';

/** An order from another process or from the page; its answer is JSON. */
export type Order = (body: unknown) => Promise<Json> | Json;

/** The API of the page and of tests in other processes, below `/_local/`. Only JSON is taken, so that no foreign page can post here. */
export function sandboxApi(world: World, acts: Acts, breaks: Breaks) {
  const orders: Readonly<Record<string, Order>> = { ...actOrders(acts), ...breakOrders(breaks) };
  return async (request: IncomingMessage, response: ServerResponse, rest: string): Promise<void> => {
    if (request.method === 'GET') return look(world, request, response, rest);
    const order = orders[rest];
    if (order === undefined) return answerJson(response, { error: `There is no order "${rest}".` }, 404);
    if (request.headers['content-type'] !== 'application/json')
      return answerJson(response, { error: 'Send JSON.' }, 415);
    try {
      const answer = await order(fromJson((await bodyOf(request)).toString()));
      answerJson(response, answer);
    } catch (error) {
      answerJson(response, { error: sentence(error) }, error instanceof ZodError ? 400 : 409);
    }
  };
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function look(world: World, request: IncomingMessage, response: ServerResponse, what: string): void {
  const { searchParams } = new URL(request.url ?? '/', 'http://local');
  const since = Number(searchParams.get('since') ?? 0);
  if (what === 'state') answerJson(response, stateFor(world));
  else if (what === 'log') answerJson(response, world.log.entries.slice(since).map(tellEntry));
  else if (what === 'events') stream(world, request, response);
  else if (what.startsWith('file/')) file(world, response, what.slice('file/'.length));
  else answerText(response, 'Nothing is here.', 404);
}

/** Everything that happens from now on, or from `Last-Event-ID` on, as server-sent events. */
function stream(world: World, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const tell = (entry: (typeof world.log.entries)[number]) =>
    response.write(`id: ${entry.n}\ndata: ${JSON.stringify(tellEntry(entry))}\n\n`);
  const last = request.headers['last-event-id'];
  response.write(': the local Slack tells what happens\n\n');
  if (typeof last === 'string') world.log.entries.slice(Number(last) + 1).forEach(tell);
  response.on('close', world.log.on(tell));
}

function file(world: World, response: ServerResponse, id: string): void {
  const bytes = world.files.get(id)?.bytes;
  if (bytes === undefined) answerText(response, 'No such file.', 404);
  else response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(bytes);
}
