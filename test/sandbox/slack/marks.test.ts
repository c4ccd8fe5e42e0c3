import type { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalSlack, startLocalSlack } from '../../../src/sandbox/slack/local-slack.ts';
import { clientOf, refusalOf } from './web-client.ts';

let slack: LocalSlack;
let client: WebClient;
let channel = '';
let ts = '';

beforeAll(async () => {
  slack = await startLocalSlack();
  client = clientOf(slack);
  channel = String((await client.conversations.create({ name: 'room' })).channel?.id);
  ts = String((await client.chat.postMessage({ channel, text: 'card' })).ts);
});
afterAll(() => slack.stop());

test('a message is pinned once', async () => {
  await client.pins.add({ channel, timestamp: ts });
  expect(await refusalOf(client.pins.add({ channel, timestamp: ts }))).toBe('already_pinned');
  expect((await client.pins.list({ channel })).items).toMatchObject([{ message: { text: 'card' } }]);
  await client.pins.remove({ channel, timestamp: ts });
  expect(await refusalOf(client.pins.remove({ channel, timestamp: ts }))).toBe('no_pin');
});

test('a reaction is given once', async () => {
  await client.reactions.add({ channel, timestamp: ts, name: 'eyes' });
  expect(await refusalOf(client.reactions.add({ channel, timestamp: ts, name: 'eyes' }))).toBe('already_reacted');
  const { message } = await client.reactions.get({ channel, timestamp: ts });
  expect(message?.reactions).toMatchObject([{ name: 'eyes', users: ['U0000BOT'], count: 1 }]);
  await client.reactions.remove({ channel, timestamp: ts, name: 'eyes' });
  expect(await refusalOf(client.reactions.remove({ channel, timestamp: ts, name: 'eyes' }))).toBe('no_reaction');
});

test('bookmarks are links that can be edited and removed', async () => {
  const link = 'https://example.com/runbook';
  const { bookmark } = await client.bookmarks.add({ channel_id: channel, title: 'Runbook', type: 'link', link });
  const id = String(bookmark?.id);
  await client.bookmarks.edit({ channel_id: channel, bookmark_id: id, title: 'The runbook' });
  expect((await client.bookmarks.list({ channel_id: channel })).bookmarks).toMatchObject([
    { title: 'The runbook', link },
  ]);
  await client.bookmarks.remove({ channel_id: channel, bookmark_id: id });
  expect(await refusalOf(client.bookmarks.remove({ channel_id: channel, bookmark_id: id }))).toBe('not_found');
  const bad = client.bookmarks.add({ channel_id: channel, title: 'x', type: 'link', link: 'nowhere' });
  expect(await refusalOf(bad)).toBe('invalid_link');
});

test('a file is uploaded in three steps and shown in the channel a moment later', async () => {
  const since = slack.log.entries.length;
  await client.files.uploadV2({
    channel_id: channel,
    filename: 'pools.csv',
    content: 'a,b\n1,2\n',
    initial_comment: 'All',
  });
  const { message } = await slack.waitFor('posted', (entry) => entry.message.files.length > 0, { since });
  expect(message).toMatchObject({ text: 'All', files: [{ name: 'pools.csv', size: 8 }] });
  const address = String(message.files[0]?.url_private);
  const bytes = await fetch(address, { headers: { authorization: 'Bearer xoxb-local' } });
  expect(await bytes.text()).toBe('a,b\n1,2\n');
  expect((await fetch(address)).status).toBe(404);
});

test('a file is given to a channel that the bot is in, and to no person', async () => {
  const give = (channel_id: string) => client.files.uploadV2({ channel_id, filename: 'a.csv', content: 'a' });
  expect(await refusalOf(give('U0000001'))).toBe('invalid_arguments');
  expect(await refusalOf(give('C0000001'))).toBe('not_in_channel');
});

test('a channel has one canvas, and an edit changes one thing', async () => {
  const document_content = { type: 'markdown' as const, markdown: '# Summary\n\nNothing yet.' };
  const { canvas_id = '' } = await client.conversations.canvases.create({ channel_id: channel, document_content });
  const again = client.conversations.canvases.create({ channel_id: channel, document_content });
  expect(await refusalOf(again)).toBe('channel_canvas_already_exists');
  const { sections } = await client.canvases.sections.lookup({ canvas_id, criteria: { contains_text: 'Nothing' } });
  const section_id = String(sections?.[0]?.id);
  const markdown = { type: 'markdown' as const, markdown: 'The pool is full.' };
  await client.canvases.edit({
    canvas_id,
    changes: [{ operation: 'replace', section_id, document_content: markdown }],
  });
  const texts = slack.world.canvases.get(canvas_id)?.sections.map((section) => section.text);
  expect(texts).toEqual(['# Summary', 'The pool is full.']);
});
