import type { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type LocalSlack, startLocalSlack } from '../../../src/sandbox/slack/local-slack.ts';
import { clientOf, refusalOf } from './web-client.ts';

let slack: LocalSlack;
let client: WebClient;
let channel = '';
let rooms = 0;

beforeAll(async () => {
  slack = await startLocalSlack();
  client = clientOf(slack);
});
beforeEach(async () => {
  channel = String((await client.conversations.create({ name: `room-${++rooms}` })).channel?.id);
});
afterAll(() => slack.stop());

const post = (text: string, more: object = {}) => client.chat.postMessage({ channel, text, ...more });
const texts = () => slack.messages(channel).map((message) => message.text);

test('a posted message can be read, rewritten and deleted', async () => {
  const { ts = '', message } = await post('first', { blocks: [{ type: 'divider' }] });
  expect(message).toMatchObject({ bot_id: 'B0000001', user: 'U0000BOT', blocks: [{ type: 'divider' }] });
  await client.chat.update({ channel, ts, text: 'second' });
  expect(slack.messages(channel)).toMatchObject([{ ts, text: 'second', blocks: [] }]);
  await client.chat.delete({ channel, ts });
  expect(texts()).toEqual([]);
});

test('timestamps grow even within one millisecond', async () => {
  const stamps = await Promise.all(Array.from({ length: 20 }, async (_, at) => String((await post(`${at}`)).ts)));
  const inOrder = slack.messages(channel).map((message) => message.ts);
  expect(new Set(stamps).size).toBe(20);
  expect(inOrder.toSorted()).toEqual(inOrder);
});

test('replies stay in their thread unless they are broadcast', async () => {
  const { ts = '' } = await post('root');
  await post('quiet', { thread_ts: ts });
  await post('loud', { thread_ts: ts, reply_broadcast: true });
  const { messages = [] } = await client.conversations.history({ channel });
  expect(messages.map((message) => message.text)).toEqual(['loud', 'root']);
  const replies = await client.conversations.replies({ channel, ts });
  expect(replies.messages?.map((message) => message.text)).toEqual(['root', 'quiet', 'loud']);
});

test("a person's id posts into that person's direct messages", async () => {
  const answer = await client.chat.postMessage({ channel: 'U0000001', text: 'You are paged.' });
  expect(answer.channel).toMatch(/^D/);
  expect(slack.dm('ana').map((message) => message.text)).toContain('You are paged.');
});

test('an ephemeral message is seen by one person, is not in the history and cannot be rewritten', async () => {
  await client.conversations.invite({ channel, users: 'U0000001' });
  const { message_ts: ts = '' } = await client.chat.postEphemeral({ channel, user: 'U0000001', text: 'psst' });
  expect(slack.ephemeral('ana', channel).map((message) => message.text)).toEqual(['psst']);
  expect(slack.ephemeral('bo', channel)).toEqual([]);
  expect(texts()).not.toContain('psst');
  expect(await refusalOf(client.chat.update({ channel, ts, text: 'loud' }))).toBe('message_not_found');
  expect(await refusalOf(client.chat.postEphemeral({ channel, user: 'U0000002', text: 'x' }))).toBe(
    'user_not_in_channel',
  );
});

test('only its own messages can be rewritten or deleted', async () => {
  await client.conversations.invite({ channel, users: 'U0000001' });
  const typed = await slack.types('ana', channel, 'mine');
  const ts = typed.status === 'posted' ? typed.message.ts : '';
  expect(await refusalOf(client.chat.update({ channel, ts, text: 'x' }))).toBe('cant_update_message');
  expect(await refusalOf(client.chat.delete({ channel, ts }))).toBe('cant_delete_message');
});

test('what Slack refuses is refused by name', async () => {
  const { ts = '' } = await post('root');
  expect(await refusalOf(post(''))).toBe('no_text');
  expect(await refusalOf(client.chat.postMessage({ channel: 'C0000404', text: 'x' }))).toBe('channel_not_found');
  expect(await refusalOf(client.chat.postMessage({ channel: 'C0000002', text: 'x' }))).toBe('not_in_channel');
  expect(await refusalOf(client.chat.update({ channel, ts: '1.000001', text: 'x' }))).toBe('message_not_found');
  expect(await refusalOf(client.chat.update({ channel, ts, text: 'x'.repeat(4001) }))).toBe('msg_too_long');
  await client.conversations.archive({ channel });
  expect(await refusalOf(post('late'))).toBe('is_archived');
  expect(await refusalOf(client.chat.update({ channel, ts, text: 'x' }))).toBe('is_inactive');
});

test('blocks beyond the limits are refused, and the answer says where', async () => {
  const long = { type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(2900) } };
  expect(await refusalOf(post('x', { blocks: Array(5).fill(long) }))).toBe('msg_blocks_too_long');
  expect(await refusalOf(post('x', { blocks: '{' }))).toBe('invalid_blocks_format');
  const refused = await post('x', { blocks: [{ type: 'header', text: { type: 'plain_text', text: '' } }] }).catch(
    (e) => e,
  );
  expect(refused.data).toMatchObject({
    error: 'invalid_blocks',
    response_metadata: { messages: [expect.stringContaining('[json-pointer:/blocks/0/text/text]')] },
  });
});

test('metadata comes back when it is asked for', async () => {
  const metadata = { event_type: 'page', event_payload: { id: '7' } };
  await post('with', { metadata });
  const plain = await client.conversations.history({ channel });
  expect(plain.messages?.[0]?.metadata).toBeUndefined();
  const whole = await client.conversations.history({ channel, include_all_metadata: true });
  expect(whole.messages?.[0]?.metadata).toEqual(metadata);
});
