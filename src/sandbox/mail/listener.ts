import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { freePort } from '../port.ts';

export type Listener = {
  port: number;
  /** Listens on the same port again. */
  open(): Promise<void>;
  /** Cuts every connection; nobody listens any more. */
  shut(): Promise<void>;
  /** Cuts the connection that comes from this port. */
  cut(remotePort: number): void;
};

/** A TCP server on 127.0.0.1 that can be taken away and given back. Port 0 takes any that is free. */
export async function listenTo(greet: (socket: Socket) => void, wanted: number): Promise<Listener> {
  const sockets = new Map<number, Socket>();
  const server = createServer((socket) => {
    const { remotePort = 0 } = socket;
    sockets.set(remotePort, socket);
    socket.on('error', () => {}).once('close', () => sockets.delete(remotePort));
    greet(socket);
  });
  const open = async (port: number) => {
    if (!server.listening) await once(server.listen(port, '127.0.0.1'), 'listening');
  };
  const shut = async () => {
    for (const socket of sockets.values()) socket.destroy();
    if (server.listening) await once(server.close(), 'close');
  };
  await open(wanted === 0 ? await freePort() : wanted);
  const port = portOf(server.address());
  return { port, open: () => open(port), shut, cut: (remotePort) => void sockets.get(remotePort)?.destroy() };
}

const portOf = (address: AddressInfo | string | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0;
