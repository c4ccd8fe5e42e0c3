import type { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type LocalSlack, startLocalSlack } from '../../../src/sandbox/slack/local-slack.ts';
import { clientOf, refusalOf } from './web-client.ts';

let slack: LocalSlack;
let client: WebClient;
const page = (text: string) => client.chat.postMessage({ channel: 'U0000001', text });
const paged = () => slack.dm('ana').map((message) => message.text);

beforeEach(async () => {
  slack = await startLocalSlack();
  client = clientOf(slack);
});
afterEach(() => slack.stop());

test('a call can be limited, and says how long to wait', async () => {
  slack.fault('chat.postMessage', { kind: 'status', status: 429, retryAfter: 7 });
  await expect(page('one')).rejects.toMatchObject({ retryAfter: 7 });
  await page('two');
  expect(paged()).toEqual(['two']);
});

test('the second and third call fail while others go through', async () => {
  const fault = slack.fault('chat.postMessage', { kind: 'status', status: 500 }, { nth: 2, times: 2 });
  const done = [];
  for (const text of ['one', 'two', 'three', 'four'])
    done.push(
      await page(text).then(
        () => true,
        () => false,
      ),
    );
  await client.auth.test();
  expect(done).toEqual([true, false, false, true]);
  expect(paged()).toEqual(['one', 'four']);
  expect(fault.hits()).toBe(2);
});

test('a fault can be lifted', async () => {
  const { lift } = slack.fault('*', { kind: 'error', error: 'invalid_auth' }, { times: 99 });
  expect(await refusalOf(page('one'))).toBe('invalid_auth');
  lift();
  await page('two');
  expect(paged()).toEqual(['two']);
});

test('a dropped answer leaves what was done, a refused call leaves nothing', async () => {
  slack.fault('chat.postMessage', { kind: 'drop' });
  await expect(page('sent')).rejects.toThrow();
  slack.fault('chat.postMessage', { kind: 'refuse' });
  await expect(page('not sent')).rejects.toThrow();
  expect(paged()).toEqual(['sent']);
  const ends = slack.log.entries.filter((entry) => entry.kind === 'called');
  expect(ends).toMatchObject([
    { status: 0, answer: { ok: true } },
    { status: 0, answer: undefined },
  ]);
});

test('a call that hangs ends with the patience of the client', async () => {
  slack.fault('chat.postMessage', { kind: 'hang' });
  client = clientOf(slack, 'xoxb-local', { timeout: 50 });
  await expect(page('never')).rejects.toThrow();
  expect(paged()).toEqual([]);
});

test('a slow call is done in the end', async () => {
  slack.fault('chat.postMessage', { kind: 'slow', ms: 20 });
  await page('slowly');
  expect(paged()).toEqual(['slowly']);
});

for (const when of ['before', 'after'] as const)
  test(`a call can be held ${when} it is done`, async () => {
    let open = () => {};
    const until = new Promise<void>((resolve) => {
      open = resolve;
    });
    slack.fault('chat.postMessage', { kind: 'hold', when, until });
    let answered = false;
    const call = page('held').then(() => {
      answered = true;
    });
    await slack.waitFor('calling', (entry) => entry.method === 'chat.postMessage');
    if (when === 'after') await slack.waitFor('posted');
    await client.auth.test();
    expect([answered, paged().length]).toEqual([false, when === 'before' ? 0 : 1]);
    open();
    await call;
    expect(paged()).toEqual(['held']);
  });

test('something can be done before and after the answer of the k-th request', async () => {
  const order: string[] = [];
  const answered = new Promise((resolve) => {
    slack.beforeAnswer(2, () => order.push(`before ${paged().length}`));
    slack.afterAnswer(2, () => resolve(order.push('after')));
  });
  await page('one');
  await page('two');
  await answered;
  expect(order).toEqual(['before 2', 'after']);
  expect(slack.calls()).toBe(2);
});

test('the port can be closed and opened again, with everything still there', async () => {
  await page('one');
  await slack.stopListening();
  await expect(page('two')).rejects.toThrow();
  await slack.listenAgain();
  await page('three');
  expect(paged()).toEqual(['one', 'three']);
});
