import { createHmac } from 'node:crypto';
import { Agent, type IncomingMessage, request } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';

/** Hands one command to the app; resolves when it is acknowledged. */
export type Carry = (payload: Record<string, string>) => Promise<void>;

/** Socket Mode: each envelope goes to one of the app's connections, each in its turn. */
export function socketCarrier() {
  const server = new WebSocketServer({ noServer: true });
  const open: WebSocket[] = [];
  const awaited = new Map<string, () => void>();
  let turn = 0;
  server.on('connection', (socket) => {
    open.push(socket);
    socket.on('message', (data) => awaited.get(envelopeOf(String(data)))?.());
    socket.on('error', () => socket.terminate());
    socket.on('close', () => open.splice(open.indexOf(socket), 1));
    socket.send(JSON.stringify({ type: 'hello', num_connections: open.length, connection_info: { app_id: 'A1' } }));
  });
  const carry: Carry = (payload) =>
    new Promise((resolve) => {
      const envelope_id = `e${++turn}`;
      awaited.set(envelope_id, () => {
        awaited.delete(envelope_id);
        resolve();
      });
      const envelope = { envelope_id, type: 'slash_commands', payload, accepts_response_payload: true };
      open[turn % open.length]?.send(JSON.stringify(envelope));
    });
  return {
    carry,
    upgrade: (from: IncomingMessage, socket: Duplex, head: Buffer) =>
      server.handleUpgrade(from, socket, head, (made) => server.emit('connection', made, from)),
    close: () => open.forEach((socket) => void socket.terminate()),
  };
}

const envelopeOf = (text: string): string => /"envelope_id":"([^"]+)"/.exec(text)?.[1] ?? '';

/** Signed requests over kept connections, as many at once as there are commands. */
export function httpCarrier(url: string, secret: string): Carry {
  const agent = new Agent({ keepAlive: true, noDelay: true });
  return (payload) =>
    new Promise((resolve, reject) => {
      const body = new URLSearchParams(payload).toString();
      const sent = request(url, { method: 'POST', agent, headers: headersOf(body, secret) }, (response) => {
        response.resume();
        response.once('end', () =>
          response.statusCode === 200 ? resolve() : reject(new Error(`The app answered ${response.statusCode}.`)),
        );
      });
      sent.once('error', reject);
      sent.end(body);
    });
}

function headersOf(body: string, secret: string): Record<string, string | number> {
  const at = String(Math.floor(Date.now() / 1_000));
  const digest = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  return {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
    'x-slack-request-timestamp': at,
    'x-slack-signature': `v0=${digest}`,
  };
}
