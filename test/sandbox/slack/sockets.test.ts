import { afterEach, expect, test } from 'vitest';
import WebSocket from 'ws';
import { type LocalSlack, startLocalSlack } from '../../../src/sandbox/slack/local-slack.ts';
import { type RealApp, socketApp } from './real-app.ts';
import { clientOf } from './web-client.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function emptySlack(options = {}): Promise<LocalSlack> {
  const slack = await startLocalSlack(options);
  closing.push(slack.stop);
  return slack;
}

async function app(...given: Parameters<typeof socketApp>): Promise<RealApp> {
  const running = await socketApp(...given);
  closing.push(running.stop);
  return running;
}

/** A connection as an app makes it; what it receives is kept. */
async function connection(slack: LocalSlack, url?: string) {
  const opened = await clientOf(slack, 'xapp-local').apps.connections.open();
  const socket = new WebSocket(url ?? String(opened.url));
  const received: { type: string; envelope_id?: string; reason?: string; num_connections?: number }[] = [];
  closing.push(() => socket.terminate());
  socket.on('message', (data) => received.push(JSON.parse(String(data))));
  const first = await new Promise<'message' | 'error'>((resolve) => {
    socket.once('message', () => resolve('message'));
    socket.once('error', () => resolve('error'));
  });
  return { socket, received, first, url: String(opened.url) };
}

test('a connection is greeted, and its ticket is good once', async () => {
  const slack = await emptySlack();
  const one = await connection(slack);
  expect(one.received[0]).toMatchObject({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0000001' } });
  expect((await connection(slack, one.url)).first).toBe('error');
  expect(slack.openSockets()).toBe(1);
});

test('an envelope goes to one of two connections, to each in its turn', async () => {
  const slack = await emptySlack({ acknowledgeMs: 50 });
  const [one, two] = [await connection(slack), await connection(slack)];
  await Promise.all([slack.types('ana', '#database', '/db one'), slack.types('ana', '#database', '/db two')]);
  const commands = () =>
    [one, two].map(({ received }) => received.filter(({ type }) => type === 'slash_commands').length);
  await expect.poll(commands).toEqual([1, 1]);
});

test('the eleventh connection is sent away', async () => {
  const slack = await emptySlack();
  for (let at = 0; at < 10; at++) await connection(slack);
  const eleventh = await connection(slack);
  expect(eleventh.received[0]).toMatchObject({ type: 'disconnect', reason: 'too_many_websockets' });
  expect(slack.openSockets()).toBe(10);
});

test('a person whose command is not acknowledged in time is told so', async () => {
  const { slack } = await app((bolt) => bolt.command('/db', async () => {}), { acknowledgeMs: 50 });
  expect(await slack.types('ana', '#database', '/db help')).toEqual({ status: 'failed', error: 'operation_timeout' });
  expect(slack.notices('ana')).toEqual(['/db failed with the error "operation_timeout"']);
});

test('an acknowledgement that comes too late changes nothing', async () => {
  let late: (() => Promise<void>) | undefined;
  const { slack } = await app(
    (bolt) =>
      bolt.command('/db', async ({ ack }) => {
        late = () => ack('too late');
      }),
    { acknowledgeMs: 50 },
  );
  await slack.types('ana', '#database', '/db help');
  await expect.poll(() => late).toBeDefined();
  await late?.();
  await slack.types('ana', '#general', '/db help');
  expect(slack.ephemeral('ana')).toEqual([]);
});

test('without a connection a command fails and an event is delivered again', async () => {
  const slack = await emptySlack({ eventRetriesMs: [0, 0] });
  await slack.types('ana', '#database', '/db help');
  expect(slack.notices('ana')).toEqual(['/db failed with the error "dispatch_failed"']);
  await slack.opensHome('ana');
  expect(slack.log.entries.filter((entry) => entry.kind === 'delivery' && entry.what === 'event')).toHaveLength(3);
});

test('a connection that was told to go gets nothing new', async () => {
  const slack = await emptySlack({ acknowledgeMs: 50 });
  const [one, two] = [await connection(slack), await connection(slack)];
  slack.refreshSockets('oldest');
  await slack.types('ana', '#database', '/db one');
  await slack.types('ana', '#database', '/db two');
  await expect.poll(() => two.received.length).toBe(3);
  await expect.poll(() => one.received.map(({ type }) => type)).toEqual(['hello', 'disconnect']);
});

test('a real app connects anew when told to, and goes on', async () => {
  const { slack } = await app((bolt) => bolt.command('/db', ({ ack }) => ack('here')));
  const since = slack.log.entries.length;
  slack.refreshSockets();
  await slack.waitFor('socket', (entry) => entry.what === 'closed', { since });
  await slack.waitFor('socket', (entry) => entry.what === 'opened', { since });
  await slack.types('ana', '#database', '/db help');
  expect(slack.ephemeral('ana').map((message) => message.text)).toEqual(['here']);
});

test('a real app connects anew when its connection is cut', async () => {
  const { slack } = await app((bolt) => bolt.command('/db', ({ ack }) => ack('here')));
  const since = slack.log.entries.length;
  slack.cutSockets();
  await slack.waitFor('socket', (entry) => entry.what === 'opened', { since });
  await slack.types('ana', '#database', '/db help');
  expect(slack.ephemeral('ana').map((message) => message.text)).toEqual(['here']);
});

test('an acknowledged event can be delivered twice, the second time marked as a repeat', async () => {
  const seen: unknown[] = [];
  const { slack } = await app((bolt) => {
    bolt.event('app_home_opened', async ({ body, context }) => {
      seen.push([body.event_id, context.retryNum]);
    });
  });
  slack.repeatNextEvent();
  await slack.opensHome('ana');
  await expect
    .poll(() => seen)
    .toEqual([
      ['Ev0000001', 0],
      ['Ev0000001', 1],
    ]);
});
