import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { fromJson, isObject, type Json, textOf } from '../json.ts';
import type { DeliveryKind } from '../log.ts';
import type { World } from '../world.ts';
import type { Carrier, Parcel, Result } from './result.ts';

const mostSockets = 10;
const pingEveryMs = 10_000;

export type Sockets = Carrier & {
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  readonly open: () => number;
  /** Tells the oldest connection, or all of them, to connect anew. */
  readonly refresh: (which?: 'oldest' | 'all', reason?: string) => void;
  /** Cuts every connection without a word. */
  readonly cut: () => void;
};

/** Socket Mode: every envelope goes to one of the app's open connections, each in its turn. */
export function newSockets(world: World): Sockets {
  const server = new WebSocketServer({ noServer: true });
  const open = new Set<WebSocket>();
  const leaving = new WeakSet<WebSocket>();
  const awaited = new Map<string, (payload: Json) => void>();
  let turn = 0;

  function accept(socket: WebSocket): void {
    if (open.size >= mostSockets) {
      sayGoodbye(socket, 'too_many_websockets');
      return;
    }
    open.add(socket);
    world.log.add({ kind: 'socket', what: 'opened', open: open.size });
    const pings = setInterval(() => socket.ping(), pingEveryMs);
    socket.on('message', (data) => acknowledge(String(data)));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearInterval(pings);
      if (open.delete(socket)) world.log.add({ kind: 'socket', what: 'closed', open: open.size });
    });
    socket.send(JSON.stringify(hello(world, open.size)));
  }

  function acknowledge(text: string): void {
    const message = fromJson(text);
    if (!isObject(message)) return;
    awaited.get(textOf(message.envelope_id) ?? '')?.(message.payload ?? {});
  }

  function carry(parcel: Parcel): Promise<Result> {
    const staying = [...open].filter((one) => !leaving.has(one));
    const socket = staying[turn++ % Math.max(staying.length, 1)];
    if (socket === undefined) return Promise.resolve({ status: 'failed', error: 'dispatch_failed' });
    return new Promise((resolve) => {
      const envelope = randomUUID();
      const began = performance.now();
      const settle = (result: Result) => {
        clearTimeout(timer);
        awaited.delete(envelope);
        resolve(result);
      };
      const late = () => settle({ status: 'failed', error: 'operation_timeout' });
      const timer = setTimeout(late, world.settings.acknowledgeMs);
      awaited.set(envelope, (payload) => settle({ status: 'acknowledged', payload, ms: performance.now() - began }));
      socket.send(JSON.stringify(envelopeOf(envelope, parcel)));
    });
  }

  return {
    via: 'socket',
    carry,
    upgrade(request, socket, head) {
      const ticket = new URL(request.url ?? '/', 'http://local').searchParams.get('ticket') ?? '';
      if (!world.tickets.delete(ticket))
        return void socket.end('HTTP/1.1 401 Unauthorized\r\nconnection: close\r\n\r\n');
      server.handleUpgrade(request, socket, head, accept);
    },
    open: () => open.size,
    refresh(which = 'oldest', reason = 'refresh_requested') {
      const staying = [...open].filter((one) => !leaving.has(one));
      for (const socket of which === 'all' ? staying : staying.slice(0, 1)) {
        if (reason !== 'warning') leaving.add(socket);
        sayGoodbye(socket, reason);
      }
    },
    cut() {
      for (const socket of open) socket.terminate();
    },
  };
}

/** A connection that was told to go may still acknowledge what it holds, but gets nothing new. */
function sayGoodbye(socket: WebSocket, reason: string): void {
  socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'local' } }));
  if (reason === 'too_many_websockets') socket.close();
}

function hello(world: World, connections: number) {
  return {
    type: 'hello',
    num_connections: connections,
    connection_info: { app_id: world.settings.bot.appId },
    debug_info: { host: 'local', build_number: 1, approximate_connection_time: 18_060 },
  };
}

function envelopeOf(envelope: string, { what, payload, attempt, reason }: Parcel) {
  const type = envelopeTypes[what];
  const retry = type === 'events_api' ? { retry_attempt: attempt, retry_reason: reason ?? '' } : {};
  return { envelope_id: envelope, type, payload, accepts_response_payload: type !== 'events_api', ...retry };
}

const envelopeTypes: Readonly<Record<DeliveryKind, 'slash_commands' | 'interactive' | 'events_api'>> = {
  command: 'slash_commands',
  action: 'interactive',
  submission: 'interactive',
  closing: 'interactive',
  shortcut: 'interactive',
  suggestion: 'interactive',
  event: 'events_api',
};
