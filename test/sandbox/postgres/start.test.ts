import { rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '../../../src/sandbox/port.ts';
import { findBinaries } from '../../../src/sandbox/postgres/binaries.ts';
import { openFolder } from '../../../src/sandbox/postgres/folder.ts';
import { initialise } from '../../../src/sandbox/postgres/initialise.ts';
import { start } from '../../../src/sandbox/postgres/start.ts';

test('a port that somebody took first is given up for another', async () => {
  const folder = openFolder(undefined);
  onTestFinished(() => rmSync(folder.dir, { recursive: true }));
  const binaries = findBinaries(folder.account);
  await initialise(folder, binaries);
  const { squatter, taken } = await squatting();
  onTestFinished(() => void squatter.close());
  const asked: number[] = [];
  const choose = async () => {
    const port = asked.length === 0 ? taken : await freePort();
    asked.push(port);
    return port;
  };

  const { server, port } = await start({ folder, binaries, durable: false }, choose);

  server.signal('SIGINT');
  await server.ended;
  expect(asked[0]).toBe(taken);
  expect(port).not.toBe(taken);
  expect(port).toBe(asked.at(-1));
});

function squatting(): Promise<{ squatter: Server; taken: number }> {
  return new Promise((resolve) => {
    const squatter = createServer();
    squatter.listen(0, '127.0.0.1', () => {
      const address = squatter.address();
      resolve({ squatter, taken: typeof address === 'object' && address ? address.port : 0 });
    });
  });
}
