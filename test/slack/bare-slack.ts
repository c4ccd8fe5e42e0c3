import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';

/** Just enough of Slack to be connected to, which then says whatever a test wants, also what no healthy Slack says. */
export async function bareSlack() {
  const open = new Set<WebSocket>();
  const tokens: string[] = [];
  const acknowledged: unknown[] = [];
  const server = createServer((request, response) => {
    tokens.push(`${request.url} ${request.headers.authorization}`);
    const url = `ws://127.0.0.1:${portOf(server.address())}/`;
    response.end(JSON.stringify({ ok: true, url, team_id: 'T1', user_id: 'U1', bot_id: 'B1' }));
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('message', (data) => acknowledged.push(JSON.parse(String(data)).envelope_id));
    socket.send(JSON.stringify({ type: 'hello' }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of open) socket.terminate();
    server.closeAllConnections();
    server.close();
  });
  return {
    address: `http://127.0.0.1:${portOf(server.address())}/api/`,
    tokens,
    acknowledged,
    send(message: object) {
      for (const socket of open) socket.send(JSON.stringify(message));
    },
  };
}

const portOf = (address: AddressInfo | string | null): number =>
  typeof address === 'object' && address ? address.port : 0;
