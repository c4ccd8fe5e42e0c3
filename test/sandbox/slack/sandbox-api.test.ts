import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { type RealApp, socketApp } from './real-app.ts';

let running: RealApp;
beforeEach(async () => {
  running = await socketApp((app) => {
    app.command('/db', async ({ ack }) => ack({ text: 'Choose', blocks }));
    app.action('go', async ({ ack, respond }) => {
      await ack();
      await respond({ text: 'Gone', replace_original: true });
    });
  });
});
afterEach(() => running.stop());

const button = { type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } };
const blocks = [{ type: 'actions', elements: [button] }];

async function order(name: string, body: object, type = 'application/json') {
  const init = { method: 'POST', headers: { 'content-type': type }, body: JSON.stringify(body) };
  const response = await fetch(`${running.slack.address}/_local/${name}`, init);
  return { status: response.status, body: z.record(z.string(), z.json()).parse(await response.json()) };
}

async function look(what: string): Promise<unknown> {
  return (await fetch(`${running.slack.address}/_local/${what}`)).json();
}

const shown = z.object({ to: z.string(), channel: z.string(), ts: z.string(), text: z.string() });
const state = z.object({ ephemerals: z.array(shown) });
const ephemerals = async () => state.parse(await look('state')).ephemerals;

test('another process types, presses and reads', async () => {
  const typed = await order('types', { person: 'ana', channel: '#database', text: '/db help' });
  expect(typed.body).toMatchObject({ status: 'acknowledged' });
  const [message] = await ephemerals();
  expect(message).toMatchObject({ to: 'U0000001', channel: 'C0000002', text: 'Choose' });
  const spot = { channel: '#database', ts: message?.ts };
  expect((await order('presses', { person: 'ana', spot, what: 'Go' })).body).toMatchObject({ status: 'acknowledged' });
  await running.slack.waitFor('updated');
  expect(await ephemerals()).toMatchObject([{ text: 'Gone' }]);
  expect(await look('log')).toContainEqual(expect.objectContaining({ kind: 'acknowledged' }));
});

test('a wrong order is answered with what is wrong', async () => {
  expect(await order('types', { person: 'ana' })).toMatchObject({ status: 400 });
  const nobody = { person: 'nobody', channel: '#database', text: 'x' };
  expect((await order('types', nobody)).body.error).toBe('Nobody in the local Slack is called "nobody".');
  expect(await order('dances', {})).toMatchObject({ status: 404 });
  expect(await order('types', nobody, 'text/plain')).toMatchObject({ status: 415 });
});

test('faults and gates are set from outside', async () => {
  const hold = { kind: 'hold', when: 'before', gate: 'first' };
  await order('fault', { method: 'chat.postMessage', fault: hold });
  const call = running.app.client.chat.postMessage({ channel: 'U0000001', text: 'held' });
  await running.slack.waitFor('calling', (entry) => entry.method === 'chat.postMessage');
  expect(running.slack.dm('ana')).toEqual([]);
  expect((await order('open-gate', { gate: 'first' })).body).toEqual({ done: true });
  await call;
  expect(running.slack.dm('ana')).toHaveLength(1);
});

test('what happens is streamed, from any point on', async () => {
  const headers = { 'last-event-id': '0' };
  const response = await fetch(`${running.slack.address}/_local/events`, { headers });
  await order('types', { person: 'ana', channel: '#database', text: 'hello' });
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString();
    if (text.includes('"text":"hello"')) break;
  }
  expect(text).toMatch(/^: .*\n\nid: 1\ndata: /);
});
