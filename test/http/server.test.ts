import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { health } from '../../src/http/health.ts';
import { type Route, startServer } from '../../src/http/server.ts';
import { remembering } from '../slack/workbench.ts';

async function server(...routes: readonly Route[]) {
  const { log, lines } = remembering();
  const { port, stop } = await startServer({ port: 0, host: '127.0.0.1', routes, log });
  onTestFinished(stop);
  return { at: (path: string) => `http://127.0.0.1:${port}${path}`, port, lines, stop };
}

const route = (path: string, handle: Route['handle']): Route => ({ method: 'GET', path, handle });

test('a healthy process says so whatever it needs', async () => {
  const { at } = await server(...health([{ name: 'journal', trouble: async () => 'gone' }]));
  expect(await (await fetch(at('/healthz'))).json()).toEqual({ alive: true });
});

test('it is ready only while everything it needs is there, and says what is not', async () => {
  let journal: string | undefined = 'connection refused';
  const { at } = await server(
    ...health([
      { name: 'journal', trouble: async () => journal },
      { name: 'slack', trouble: async () => undefined },
    ]),
  );
  const before = await fetch(at('/readyz'));
  expect(before.status).toBe(503);
  expect(await before.json()).toEqual({ ready: false, checks: { journal: 'connection refused', slack: 'ok' } });
  journal = undefined;
  expect((await fetch(at('/readyz?x=1'))).status).toBe(200);
});

test('a check that throws or hangs is trouble, not silence', async () => {
  const { at } = await server(
    ...health([
      { name: 'throws', trouble: () => Promise.reject(new Error('boom')) },
      { name: 'hangs', trouble: () => new Promise(() => {}) },
    ]),
  );
  expect(await (await fetch(at('/readyz'))).json()).toMatchObject({
    checks: { throws: 'boom', hangs: expect.stringContaining('no answer') },
  });
});

test.each([
  [
    'throws',
    () => {
      throw new Error('boom');
    },
  ],
  [
    'fails later',
    async () => {
      throw new Error('boom');
    },
  ],
])('a handler that %s is answered with a reference that is in the log (T11)', async (_, handle) => {
  const { at, lines } = await server(route('/x', handle));
  const response = await fetch(at('/x'));
  expect(response.status).toBe(500);
  const reference = /Reference (\w+)/.exec(await response.text())?.[1];
  expect(lines).toMatchObject([{ level: 'error', fields: { reference, path: '/x' } }]);
});

test('an unknown path and a wrong method are told apart', async () => {
  const { at } = await server(route('/x', (_, response) => void response.end('x')));
  expect((await fetch(at('/y'))).status).toBe(404);
  expect((await fetch(at('/x'), { method: 'POST' })).status).toBe(405);
});

test('a port that is taken is an error of the start', async () => {
  const { port } = await server();
  await expect(startServer({ port, host: '127.0.0.1', routes: [], log: remembering().log })).rejects.toThrow(
    'EADDRINUSE',
  );
});

test('what is not http does not disturb it', async () => {
  const { at, port } = await server(...health([]));
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined).write('\u0000\u0001 nonsense\r\n\r\n');
  await new Promise((resolve) => socket.on('close', resolve).resume());
  expect((await fetch(at('/healthz'))).status).toBe(200);
});

test('stopping lets a request at work end', async () => {
  let release = () => {};
  const begun = new Promise<void>((working) => {
    release = working;
  });
  let finish = () => {};
  const { at, stop } = await server(
    route('/slow', async (_, response) => {
      release();
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      response.end('done');
    }),
  );
  const answer = fetch(at('/slow'));
  await begun;
  const stopped = stop();
  finish();
  expect(await (await answer).text()).toBe('done');
  await stopped;
});
