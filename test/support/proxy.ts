import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { messageCutter } from './messages.ts';

/** `pass` hands everything on; `hang` takes connections and says nothing; `refuse` has nobody listening. */
export type ProxyMode = 'pass' | 'hang' | 'refuse';

type Act = () => void | Promise<void>;

export type Proxy = {
  /** The address of the Postgres behind it, through the proxy. */
  url: string;
  set(mode: ProxyMode): Promise<void>;
  /** Does `act` when the k-th message from now came from a client, before it is handed on; `cut` is an act. */
  before(k: number, act: Act): void;
  /** The same for the k-th message from now of the server, before its client has it. */
  beforeAnswer(k: number, act: Act): void;
  /** Ends every connection, in both directions. */
  cut(): void;
  /** How many messages clients sent so far, and how many connections they made. */
  messages(): number;
  connections(): number;
  close(): Promise<void>;
};

/** A TCP proxy in front of a Postgres, for faults that come from outside. */
export async function startProxy(targetUrl: string): Promise<Proxy> {
  const target = new URL(targetUrl);
  const acts = new Map<number, Act>();
  const answerActs = new Map<number, Act>();
  const sockets = new Set<Socket>();
  let mode: ProxyMode = 'pass';
  let messages = 0;
  let answers = 0;
  let connections = 0;

  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
  };

  const server = createServer((client) => {
    connections += 1;
    keep(client);
    // While it hangs, the server behind it is not even called.
    if (mode === 'hang') return;
    const upstream = connect(Number(target.port), target.hostname);
    keep(upstream);
    const messagesOf = messageCutter();
    let sent: Promise<void> = Promise.resolve();
    const hand = async (message: Buffer) => {
      messages += 1;
      await acts.get(messages)?.();
      if (mode === 'pass') upstream.write(message);
    };
    client.on('data', (chunk) => {
      for (const message of messagesOf(chunk)) sent = sent.then(() => hand(message));
    });
    const answersOf = messageCutter('server');
    let given: Promise<void> = Promise.resolve();
    const give = async (answer: Buffer) => {
      answers += 1;
      await answerActs.get(answers)?.();
      if (mode === 'pass') client.write(answer);
    };
    upstream.on('data', (chunk) => {
      for (const answer of answersOf(chunk)) given = given.then(() => give(answer));
    });
    client.on('close', () => sent.then(() => upstream.destroy()));
    upstream.on('close', () => given.then(() => client.destroy()));
  });

  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const unlisten = async () => {
    const closed = once(server, 'close');
    server.close();
    cut();
    await closed;
  };

  await listen(0);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const url = new URL(targetUrl);
  url.port = String(port);
  return {
    url: url.href,
    set: async (next) => {
      const was = mode;
      mode = next;
      if (next === 'refuse' && was !== 'refuse') await unlisten();
      if (next !== 'refuse' && was === 'refuse') await listen(port);
    },
    before: (k, act) => acts.set(messages + k, act),
    beforeAnswer: (k, act) => answerActs.set(answers + k, act),
    cut,
    messages: () => messages,
    connections: () => connections,
    close: async () => {
      if (mode !== 'refuse') await unlisten();
    },
  };
}
