import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Carry, httpCarrier, socketCarrier } from './carriers.ts';

/** Milliseconds from sending a command to its acknowledgement and to its answer, and what the answer said. */
export type Answered = { acknowledgedMs: number; answeredMs: number; answer: string };

export type LeanSlack = {
  apiUrl: string;
  /** Resolves with the app's answer at the address that came with the command. */
  command(text: string): Promise<Answered>;
  /** From now on commands go to this address, signed, instead of over Socket Mode. */
  deliverTo(url: string | undefined): void;
  stop(): Promise<void>;
};

export const tokens = { bot: 'xoxb-bench', app: 'xapp-bench', signingSecret: 'bench-signing-secret' };

/** As little of Slack as sends commands and takes answers, so that the app is what is measured. */
export async function startLeanSlack(): Promise<LeanSlack> {
  const awaited = new Map<string, (answer: string) => void>();
  const sockets = socketCarrier();
  const server = createServer((request, response) => void take(request, response));
  server.on('upgrade', sockets.upgrade);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `127.0.0.1:${portOf(server.address())}`;
  let carry: Carry = sockets.carry;
  let count = 0;

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const [, kind, name = ''] = (request.url ?? '').split('/');
    response.setHeader('content-type', kind === 'api' ? 'application/json' : 'text/plain');
    response.end(kind === 'api' ? JSON.stringify(said(name, address)) : 'ok');
    awaited.get(name)?.(body);
  }

  return {
    apiUrl: `http://${address}/api/`,
    async command(text) {
      const id = `c${++count}`;
      const answer = new Promise<string>((resolve) => void awaited.set(id, resolve));
      const began = performance.now();
      const acknowledgedMs = carry(payload(text, id, `http://${address}/response/${id}`)).then(
        () => performance.now() - began,
      );
      const said = await answer;
      awaited.delete(id);
      return { answeredMs: performance.now() - began, acknowledgedMs: await acknowledgedMs, answer: said };
    },
    deliverTo(url) {
      carry = url === undefined ? sockets.carry : httpCarrier(url, tokens.signingSecret);
    },
    async stop() {
      sockets.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(request, 'end');
  return Buffer.concat(chunks).toString();
}

/** What Slack's methods say about a workspace where everybody is a member. */
function said(method: string, address: string): object {
  switch (method) {
    case 'apps.connections.open':
      return { ok: true, url: `ws://${address}/` };
    case 'auth.test':
      return { ok: true, team_id: 'T0000001', user_id: 'U0000BOT', bot_id: 'B0000001' };
    case 'users.info':
      return { ok: true, user: { id: 'U0000001', team_id: 'T0000001' } };
    case 'conversations.info':
      return { ok: true, channel: { id: 'C0000002' } };
    case 'conversations.open':
      return { ok: true, channel: { id: 'D0000001' } };
    default:
      return { ok: true };
  }
}

const payload = (text: string, trigger_id: string, response_url: string): Record<string, string> => ({
  token: 'bench',
  team_id: 'T0000001',
  team_domain: 'bench',
  channel_id: 'C0000002',
  channel_name: 'database',
  user_id: 'U0000001',
  user_name: 'ana',
  command: '/db',
  text,
  api_app_id: 'A0000001',
  is_enterprise_install: 'false',
  response_url,
  trigger_id,
});

const portOf = (address: AddressInfo | string | null): number =>
  typeof address === 'object' && address ? address.port : 0;
