import { expect, test } from 'vitest';
import { clientOptions, clients } from '../../src/slack/clients.ts';
import { socket } from '../../src/slack/socket.ts';
import { bareSlack } from './bare-slack.ts';
import { remembering } from './workbench.ts';

const { log } = remembering();

test('each client sends its own token, whatever other clients there are (T1)', async () => {
  const { address, tokens } = await bareSlack();
  const one = clients({ token: 'xoxb-one', address }, log);
  const two = clients({ token: 'xoxb-two', address }, log);
  for (const { pages, chatter } of [one, two]) {
    await pages.auth.test();
    await chatter.auth.test();
  }
  expect(tokens.map((line) => line.split(' ').at(-1))).toEqual(['xoxb-one', 'xoxb-one', 'xoxb-two', 'xoxb-two']);
});

test('a connection is asked for with the token of the app, not of the bot (T2)', async () => {
  const { address, tokens } = await bareSlack();
  await clients({ token: 'xoxb-one', address }, log).chatter.auth.test();
  const one = socket('xapp-one', address, log);
  one.start();
  await expect.poll(one.connected).toBe(true);
  await one.stop();
  expect(tokens).toEqual(['/api/auth.test Bearer xoxb-one', '/api/apps.connections.open Bearer xapp-one']);
});

test('options are fresh for every client, repeat nothing, set no headers and follow no foreign address (T1, T7, T8)', () => {
  const [one, other] = [clientOptions('http://x/', 1, log), clientOptions('http://x/', 1, log)];
  expect(one).not.toBe(other);
  expect(one.retryConfig).not.toBe(other.retryConfig);
  expect(one.retryConfig).toEqual({ retries: 0 });
  expect(one.headers).toBeUndefined();
  expect(one.allowAbsoluteUrls).toBe(false);
});

test('an absolute address is never sent the token', async () => {
  const { address, tokens } = await bareSlack();
  const { chatter } = clients({ token: 'xoxb-one', address: 'http://127.0.0.1:1/api/' }, log);
  await chatter.apiCall(`${address}steal`).catch(() => undefined);
  expect(tokens).toEqual([]);
});
