import { rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { findBinaries } from '../../../src/sandbox/postgres/binaries.ts';
import { openFolder } from '../../../src/sandbox/postgres/folder.ts';
import { initialise } from '../../../src/sandbox/postgres/initialise.ts';
import { freePort } from '../../../src/sandbox/postgres/port.ts';
import { start } from '../../../src/sandbox/postgres/start.ts';

test('a port that somebody took first is given up for another', async () => {
  const folder = openFolder(undefined);
  onTestFinished(() => rmSync(folder.dir, { recursive: true }));
  const binaries = findBinaries(folder.account);
  await initialise(folder, binaries);
  const taken = await freePort();
  const squatter = await listening(taken);
  onTestFinished(() => void squatter.close());
  const free = await freePort();
  const ports = [taken, free];

  const { server, port } = await start({ folder, binaries, durable: false }, async () => ports.shift() ?? 0);

  server.signal('SIGINT');
  await server.ended;
  expect(port).toBe(free);
});

function listening(port: number): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
