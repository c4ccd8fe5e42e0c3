import type { App } from '@slack/bolt';
import { afterEach, expect, test } from 'vitest';
import { httpApp, type RealApp, socketApp } from './real-app.ts';

let running: RealApp;
const heard: unknown[] = [];
afterEach(() => running.stop());

function prepare(app: App): void {
  heard.length = 0;
  app.shortcut('open_incident', async ({ ack, shortcut }) => {
    await ack();
    heard.push(shortcut.type);
  });
  app.shortcut({ callback_id: 'timeline_add', type: 'message_action' }, async ({ ack, shortcut }) => {
    await ack();
    heard.push(shortcut.message.text, shortcut.channel.name);
  });
  app.options('person', async ({ ack, payload }) => {
    const text = { type: 'plain_text' as const, text: `${payload.value}!` };
    await ack({ options: [{ text, value: payload.value }] });
  });
  app.event('member_joined_channel', async ({ event }) => {
    heard.push(`${event.user} joined ${event.channel}`);
  });
  app.event('channel_rename', async ({ event }) => {
    heard.push(`renamed to ${event.channel.name}`);
  });
  app.event('channel_archive', async ({ event }) => {
    heard.push(`archived ${event.channel}`);
  });
}

for (const [mode, start] of [
  ['Socket Mode', socketApp],
  ['signed HTTP', httpApp],
] as const) {
  test(`shortcuts reach the app over ${mode}, alone and on a message`, async () => {
    running = await start(prepare);
    const { slack } = running;
    await slack.uses('ana', 'open_incident');
    const typed = await slack.types('bo', '#database', 'it is slow');
    const ts = typed.status === 'posted' ? typed.message.ts : '';
    await slack.uses('ana', 'timeline_add', { channel: '#database', ts });
    await expect.poll(() => heard).toEqual(['shortcut', 'it is slow', 'database']);
  });

  test(`choices are asked of the app over ${mode}`, async () => {
    running = await start(prepare);
    expect(await running.slack.asksChoices('ana', 'person', 'bo')).toEqual([
      { text: { type: 'plain_text', text: 'bo!' }, value: 'bo' },
    ]);
  });
}

test('what people do to channels is told to the app', async () => {
  running = await socketApp(prepare);
  const { slack } = running;
  slack.leaves('bo', '#database');
  slack.joins('bo', '#database');
  slack.renames('ana', '#database', 'data');
  slack.archives('ana', '#data');
  await expect.poll(() => heard.length).toBe(3);
  expect(heard.map(String).toSorted()).toEqual(['U0000002 joined C0000002', 'archived C0000002', 'renamed to data']);
});

test('an event the app did not subscribe to is not delivered', async () => {
  running = await socketApp(prepare, { events: ['channel_archive'] });
  running.slack.renames('ana', '#database', 'data');
  running.slack.archives('ana', '#data');
  await expect.poll(() => heard.length).toBeGreaterThan(0);
  expect(heard).toEqual(['archived C0000002']);
});
