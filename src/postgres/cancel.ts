import { connect } from 'node:net';

/** What a CancelRequest names: the server's process and the key that it gave at login. */
export type Backend = { host: string; port: number; processID: number; secretKey: number };

/** Asks the server to stop what the backend runs. It needs no slot and no login, and it is never answered. */
export function cancel({ host, port, processID, secretKey }: Backend): void {
  const request = Buffer.alloc(16);
  request.writeInt32BE(16, 0);
  request.writeInt32BE(80877102, 4);
  request.writeInt32BE(processID, 8);
  request.writeInt32BE(secretKey, 12);
  const socket = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
  socket.setTimeout(2000, () => socket.destroy());
  socket.on('error', () => socket.destroy());
  socket.end(request);
  socket.resume();
  socket.unref();
}
