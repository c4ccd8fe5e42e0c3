import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { bodyOf } from '../../../src/sandbox/slack/bodies.ts';
import { type LocalSlack, type LocalSlackOptions, startLocalSlack } from '../../../src/sandbox/slack/local-slack.ts';
import { httpApp } from './real-app.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

type Heard = { readonly headers: IncomingHttpHeaders; readonly body: string };

/** An app that keeps what it hears and answers as it is told. */
async function bareApp(answer: (response: ServerResponse) => void, options: LocalSlackOptions = {}) {
  const heard: Heard[] = [];
  const server = createServer(async (request, response) => {
    heard.push({ headers: request.headers, body: (await bodyOf(request)).toString() });
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const slack = await startLocalSlack({ ...options, delivery: { mode: 'http', url: `http://127.0.0.1:${port}/` } });
  closing.push(
    slack.stop,
    () => server.close(),
    () => server.closeAllConnections(),
  );
  return { slack, heard };
}

const opensHome = async (slack: LocalSlack) => slack.opensHome('ana');

test('commands are forms and events are JSON, under the bare content types', async () => {
  const { slack, heard } = await bareApp((response) => response.end());
  await slack.types('ana', '#database', '/db help');
  await opensHome(slack);
  expect(heard.map(({ headers }) => headers['content-type'])).toEqual([
    'application/x-www-form-urlencoded',
    'application/json',
  ]);
  const fields = Object.fromEntries(new URLSearchParams(heard[0]?.body));
  expect(fields).toMatchObject({ command: '/db', text: 'help', user_name: 'ana', is_enterprise_install: 'false' });
});

test('an event that is not taken is delivered three times more, each time numbered', async () => {
  const refuses = (response: ServerResponse) => response.writeHead(500).end();
  const { slack, heard } = await bareApp(refuses, { eventRetriesMs: [0, 0, 0] });
  await opensHome(slack);
  expect(heard.map(({ headers }) => headers['x-slack-retry-num'])).toEqual([undefined, '1', '2', '3']);
  expect(heard[1]?.headers['x-slack-retry-reason']).toBe('http_error');
  expect(new Set(heard.map(({ body }) => body)).size).toBe(1);
});

test('an app may say that it wants no repeat', async () => {
  const refuses = (response: ServerResponse) => response.writeHead(500, { 'x-slack-no-retry': '1' }).end();
  const { slack, heard } = await bareApp(refuses, { eventRetriesMs: [0, 0, 0] });
  await opensHome(slack);
  expect(heard).toHaveLength(1);
});

test('a command that is not answered in time, or is answered with an error, fails before the eyes of the person', async () => {
  const silent = await bareApp(() => {}, { acknowledgeMs: 50 });
  await silent.slack.types('ana', '#database', '/db help');
  expect(silent.slack.notices('ana')).toEqual(['/db failed with the error "operation_timeout"']);
  const broken = await bareApp((response) => response.writeHead(500).end());
  await broken.slack.types('ana', '#database', '/db help');
  expect(broken.slack.notices('ana')).toEqual(['/db failed with the error "dispatch_failed"']);
});

test('a plain text is an answer too', async () => {
  const { slack } = await bareApp((response) => response.end('Just words.'));
  await slack.types('ana', '#database', '/db help');
  expect(slack.ephemeral('ana').map((message) => message.text)).toEqual(['Just words.']);
});

test('a real app refuses a signature that is ten minutes old, and takes it again when the clock is right', async () => {
  const app = await httpApp((bolt) => bolt.command('/db', ({ ack }) => ack('in')));
  closing.push(app.stop);
  app.slack.skewSignatures(-600);
  expect(await app.slack.types('ana', '#database', '/db help')).toMatchObject({ status: 'failed' });
  app.slack.skewSignatures(0);
  expect(await app.slack.types('ana', '#database', '/db help')).toMatchObject({ status: 'acknowledged' });
});

test('a real app answers the check of its address', async () => {
  const app = await httpApp(() => {});
  closing.push(app.stop);
  expect(await app.slack.verifiesUrl('abc')).toMatchObject({ payload: { challenge: 'abc' } });
});
