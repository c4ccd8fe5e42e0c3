import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { freePort } from '../../src/sandbox/port.ts';
import { messageCutter } from './messages.ts';

/** `pass` hands everything on; `hang` takes connections and says nothing; `refuse` has nobody listening. */
export type ProxyMode = 'pass' | 'hang' | 'refuse';

type Act = () => void | Promise<void>;

/** Messages that are kept from the server until they are let go. */
export type HeldBack = { count(): number; letGo(): void };

export type Proxy = {
  /** The address of the Postgres behind it, through the proxy. */
  url: string;
  set(mode: ProxyMode): Promise<void>;
  /** Does `act` when the k-th message from now came from a client, before it is handed on; `cut` is an act. */
  before(k: number, act: Act): void;
  /** The same for the k-th message from now of the server, before its client has it. */
  beforeAnswer(k: number, act: Act): void;
  /** Holds back messages of clients that say this, all or so many, and what comes after them over the same connection. */
  holdBack(says: (text: string) => boolean, most?: number): HeldBack;
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
  const holds = new Set<Hold>();
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
      for (const hold of holds) await hold.pass(message);
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
  // Not any port: somebody else would get that one while nobody listens there.
  const port = await freePort();
  const listen = async () => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const unlisten = async () => {
    const closed = once(server, 'close');
    server.close();
    cut();
    await closed;
  };

  await listen();
  const url = new URL(targetUrl);
  url.port = String(port);
  return {
    url: url.href,
    set: async (next) => {
      const was = mode;
      mode = next;
      if (next === 'refuse' && was !== 'refuse') await unlisten();
      if (next !== 'refuse' && was === 'refuse') await listen();
    },
    before: (k, act) => acts.set(messages + k, act),
    beforeAnswer: (k, act) => answerActs.set(answers + k, act),
    holdBack: (says, most = Number.POSITIVE_INFINITY) => {
      const hold = holding(says, most);
      holds.add(hold);
      return hold;
    },
    cut,
    messages: () => messages,
    connections: () => connections,
    close: async () => {
      if (mode !== 'refuse') await unlisten();
    },
  };
}

type Hold = HeldBack & { pass(message: Buffer): Promise<void> };

function holding(says: (text: string) => boolean, most: number): Hold {
  let open = () => {};
  let count = 0;
  let isOver = false;
  const over = new Promise<void>((resolve) => {
    open = resolve;
  });
  return {
    count: () => count,
    letGo() {
      isOver = true;
      open();
    },
    async pass(message) {
      if (isOver || count >= most || !says(message.toString('utf8'))) return;
      count += 1;
      await over;
    },
  };
}
