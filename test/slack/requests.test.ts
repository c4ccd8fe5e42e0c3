import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { bareSlack } from './bare-slack.ts';
import { type Workbench, workbench } from './workbench.ts';

const form = 'application/x-www-form-urlencoded';
const command = (text: string, trigger: string, address = 'http://127.0.0.1:1/') =>
  new URLSearchParams({
    command: '/db',
    text,
    team_id: 'T0000001',
    user_id: 'U0000001',
    channel_id: 'C0000002',
    trigger_id: trigger,
    response_url: address,
  }).toString();

type Sent = { body: string; type?: string; agoSeconds?: number; secret?: string };

function send({ server, local }: Workbench, { body, type = form, agoSeconds = 0, secret }: Sent): Promise<Response> {
  const at = String(Math.floor(Date.now() / 1_000) - agoSeconds);
  const key = secret ?? local.world.settings.tokens.signingSecret;
  const signature = `v0=${createHmac('sha256', key).update(`v0:${at}:${body}`).digest('hex')}`;
  const headers = { 'content-type': type, 'x-slack-request-timestamp': at, 'x-slack-signature': signature };
  return fetch(`http://127.0.0.1:${server.port}/slack/events`, { method: 'POST', headers, body });
}

const bench = () => workbench({ mode: 'http' });

test('a signed command is taken, also when a proxy named the character set (T12)', async () => {
  const one = await bench();
  expect((await send(one, { body: command('one', 't1') })).status).toBe(200);
  expect((await send(one, { body: command('two', 't2'), type: `${form}; charset=utf-8` })).status).toBe(200);
  await expect.poll(() => one.said.map(({ words }) => words[0])).toEqual(['one', 'two']);
});

test.each([
  ['signed with another secret', { secret: 'another' }],
  ['ten minutes old', { agoSeconds: 600 }],
  ['ten minutes from the future (T12)', { agoSeconds: -600 }],
])('a request %s is refused and says nothing', async (_, wrong) => {
  const one = await bench();
  expect((await send(one, { body: command('x', 't1'), ...wrong })).status).toBe(401);
  expect(one.said).toEqual([]);
});

test('a request with an altered body is refused', async () => {
  const one = await bench();
  const { url } = await send(one, { body: command('x', 't1') });
  const headers = { 'content-type': form, 'x-slack-request-timestamp': '1', 'x-slack-signature': 'v0=00' };
  expect((await fetch(url, { method: 'POST', headers, body: command('y', 't2') })).status).toBe(401);
  expect((await fetch(url, { method: 'POST', body: command('y', 't2') })).status).toBe(401);
  await expect.poll(() => one.said.map(({ words }) => words[0])).toEqual(['x']);
});

test('the same request sent again by somebody who saw it does nothing', async () => {
  const one = await bench();
  const body = command('once', 't1');
  expect((await send(one, { body })).status).toBe(200);
  expect((await send(one, { body })).status).toBe(200);
  await expect.poll(() => one.lines.map(({ says }) => says)).toContain('a request came again and was let go by');
  await expect.poll(() => one.said.map(({ words }) => words)).toEqual([['once']]);
});

test('a request of more than a megabyte is refused', async () => {
  const one = await bench();
  expect((await send(one, { body: command('x'.repeat(1_100_000), 't1') })).status).toBe(413);
});

test.each([
  'http://127.0.0.1:1/',
  'https://hooks.slack.com.evil.example/',
  'https://hooks.slack.com@evil.example/',
  'http://hooks.slack.com/x',
  'nonsense',
])('an answer does not go to %s, which is no address of Slack, but to the person', async (address) => {
  const one = await bench();
  const channel = one.local.world.channels.get('C0000002');
  channel?.members.add('U0000BOT');
  await send(one, { body: command('x', 't1', address) });
  const { message: shown } = await one.local.waitFor('posted', ({ message: { to } }) => to === 'U0000001');
  expect(shown.text).toBe('heard x');
});

test('an answer is not even tried at an address that is not Slack’s', async () => {
  const one = await bench();
  const other = await bareSlack();
  await send(one, { body: command('x', 't1', other.address) });
  await one.local.waitFor('called', ({ method }) => method === 'chat.postEphemeral');
  expect(other.tokens).toEqual([]);
});

test('a button of somebody else’s making is acknowledged and does nothing', async () => {
  const one = await bench();
  const press = {
    type: 'block_actions',
    user: { id: 'U0000001', team_id: 'T0000001' },
    team: { id: 'T0000001' },
    trigger_id: 't1',
    actions: [{ type: 'button', action_id: 'db:1', value: '{"words":"rm -rf"}' }],
  };
  const body = new URLSearchParams({ payload: JSON.stringify(press) }).toString();
  expect((await send(one, { body })).status).toBe(200);
  await expect.poll(() => one.lines.filter(({ level }) => level === 'error').length).toBeGreaterThan(0);
  expect(one.said).toEqual([]);
});

test('who the bot is is asked once, not for each request (T6)', async () => {
  const one = await bench();
  for (const trigger of ['t1', 't2', 't3']) await send(one, { body: command('x', trigger) });
  await expect.poll(() => one.said.length).toBe(3);
  const asked = one.local.log.entries.filter((entry) => entry.kind === 'calling' && entry.method === 'auth.test');
  expect(asked).toHaveLength(1);
});
