import { afterEach, expect, test } from 'vitest';
import { handSetClock } from '../../../src/sandbox/slack/clock.ts';
import { type LocalSlack, startLocalSlack } from '../../../src/sandbox/slack/local-slack.ts';
import { clientOf, refusalOf } from './web-client.ts';

let slack: LocalSlack;
afterEach(() => slack.stop());

async function answerTo(method: string, init: RequestInit = {}): Promise<unknown> {
  return (await fetch(`${slack.apiUrl}${method}`, init)).json();
}

test('each method wants its own token', async () => {
  slack = await startLocalSlack();
  expect(await answerTo('auth.test')).toMatchObject({ ok: false, error: 'not_authed' });
  expect(await refusalOf(clientOf(slack, 'xoxb-wrong').auth.test())).toBe('invalid_auth');
  expect(await refusalOf(clientOf(slack).apps.connections.open())).toBe('not_allowed_token_type');
  expect(await refusalOf(clientOf(slack).apiCall('chat.shout'))).toBe('unknown_method');
  expect(await clientOf(slack).auth.test()).toMatchObject({
    user_id: 'U0000BOT',
    bot_id: 'B0000001',
    team_id: 'T0000001',
  });
  expect((await clientOf(slack, 'xapp-local').apps.connections.open()).url).toMatch(
    /^ws:\/\/127\.0\.0\.1:\d+\/link\/\?ticket=/,
  );
});

test('a missing scope is named', async () => {
  slack = await startLocalSlack({ scopes: ['chat:write', 'users:read'] });
  const refused = await clientOf(slack)
    .pins.add({ channel: 'C0000001', timestamp: '1.0' })
    .catch((error) => error);
  expect(refused.data).toMatchObject({
    error: 'missing_scope',
    needed: 'pins:write',
    provided: 'chat:write,users:read',
  });
});

test('each type of channel that is listed or looked at needs the scope of its type', async () => {
  const channels = [{ name: 'vault', private: true, members: ['ana', 'rookery'] }];
  slack = await startLocalSlack({ scopes: ['channels:read'], channels });
  const refused = await clientOf(slack)
    .conversations.list({ types: 'public_channel,private_channel' })
    .catch((error) => error);
  expect(refused.data).toMatchObject({ error: 'missing_scope', needed: 'groups:read' });
  expect(await refusalOf(clientOf(slack).conversations.info({ channel: 'C0000001' }))).toBe('missing_scope');
  expect((await clientOf(slack).conversations.list({ types: 'public_channel' })).ok).toBe(true);
});

test('forms, JSON and the address itself carry arguments', async () => {
  slack = await startLocalSlack();
  const authorization = 'Bearer xoxb-local';
  const json = { authorization, 'content-type': 'application/json; charset=utf-8' };
  const body = JSON.stringify({ user: 'U0000001' });
  expect(await answerTo('users.info', { method: 'POST', headers: json, body })).toMatchObject({
    user: { name: 'ana' },
  });
  expect(await answerTo('users.info?user=U0000002', { headers: { authorization } })).toMatchObject({
    user: { name: 'bo' },
  });
  expect(await answerTo('users.info', { method: 'POST', headers: json, body: '{' })).toMatchObject({
    error: 'invalid_json',
  });
  const form = new URLSearchParams({ token: 'xoxb-local', user: 'U0000003' });
  expect(await answerTo('users.info', { method: 'POST', body: form })).toMatchObject({ user: { name: 'cem' } });
});

test('blocks can be checked without a token', async () => {
  slack = await startLocalSlack();
  const headers = { 'content-type': 'application/json' };
  const check = (body: object) => answerTo('blocks.validate', { method: 'POST', headers, body: JSON.stringify(body) });
  expect(await check({ blocks: [{ type: 'divider' }] })).toEqual({ ok: true });
  expect(await check({ blocks: [{ type: 'marquee' }] })).toMatchObject({ ok: false, error: 'invalid_blocks' });
  expect(await check({})).toMatchObject({ error: 'invalid_arguments' });
});

test('each method has its tier, and posting a second for each channel', async () => {
  const clock = handSetClock(Date.UTC(2026, 0, 5, 9));
  slack = await startLocalSlack({ rateLimits: true, clock });
  const client = clientOf(slack);
  for (let at = 0; at < 20; at++) await client.users.list({});
  await expect(client.users.list({})).rejects.toMatchObject({ retryAfter: 60 });
  await client.users.info({ user: 'U0000001' });
  clock.advance(60_000);
  await client.users.list({});
  await client.chat.postMessage({ channel: 'U0000001', text: 'one' });
  await client.chat.postMessage({ channel: 'U0000002', text: 'another place' });
  await expect(client.chat.postMessage({ channel: 'U0000001', text: 'two' })).rejects.toMatchObject({ retryAfter: 1 });
});
