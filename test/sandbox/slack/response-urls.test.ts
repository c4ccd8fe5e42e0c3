import type { RespondFn } from '@slack/bolt';
import { afterEach, expect, test } from 'vitest';
import { handSetClock } from '../../../src/sandbox/slack/clock.ts';
import { type RealApp, socketApp } from './real-app.ts';

let running: RealApp;
let respond: RespondFn;
const clock = handSetClock(Date.UTC(2026, 0, 5, 9));
afterEach(() => running.stop());

const button = { type: 'button', action_id: 'done', text: { type: 'plain_text', text: 'Done' } };
const blocks = [{ type: 'actions', elements: [button] }];

async function commandAnswered(first?: string): Promise<void> {
  running = await socketApp(
    (app) => {
      app.command('/db', async (command) => {
        respond = command.respond;
        await command.ack(first);
      });
      app.action('done', async (action) => {
        respond = action.respond;
        await action.ack();
      });
    },
    { clock },
  );
  await running.slack.types('ana', '#database', '/db help');
}

const seenByAna = () => running.slack.ephemeral('ana').map((message) => message.text);

test('an answer is for the asker alone unless it is meant for the channel', async () => {
  await commandAnswered();
  await respond('for you');
  await respond({ text: 'for all', response_type: 'in_channel' });
  expect(seenByAna()).toEqual(['for you']);
  expect(running.slack.messages('#database').map((message) => message.text)).toEqual(['for all']);
});

test('a first answer can be replaced and deleted', async () => {
  await commandAnswered('Working …');
  await respond({ text: 'Ready.', replace_original: true });
  expect(seenByAna()).toEqual(['Ready.']);
  await respond({ text: '', delete_original: true });
  expect(seenByAna()).toEqual([]);
});

test('the sixth use is refused', async () => {
  await commandAnswered();
  for (let at = 0; at < 5; at++) await respond(`answer ${at}`);
  await expect(respond('answer 5')).rejects.toThrow();
  expect(seenByAna()).toHaveLength(5);
});

test('half an hour later nothing can be answered', async () => {
  await commandAnswered();
  clock.advance(30 * 60_000 + 1);
  await expect(respond('late')).rejects.toThrow();
});

test('blocks beyond the limits are refused here too', async () => {
  await commandAnswered();
  await expect(respond({ text: 'x', blocks: Array(51).fill({ type: 'divider' }) })).rejects.toThrow();
  expect(seenByAna()).toEqual([]);
});

test('the message of a pressed button is replaced, ephemeral or not', async () => {
  await commandAnswered();
  await respond({ text: 'private', blocks });
  await respond({ text: 'public', blocks, response_type: 'in_channel' });
  const { slack } = running;
  await slack.presses('ana', { channel: '#database', ts: String(slack.ephemeral('ana')[0]?.ts) }, 'Done');
  await respond({ text: 'private, done', replace_original: true });
  await slack.presses('bo', { channel: '#database', ts: String(slack.messages('#database')[0]?.ts) }, 'done');
  await respond({ text: 'public, done', replace_original: true });
  expect(seenByAna()).toEqual(['private, done']);
  expect(slack.messages('#database').map((message) => message.text)).toEqual(['public, done']);
});

test('nobody can press what only another sees', async () => {
  await commandAnswered();
  await respond({ text: 'private', blocks });
  const { slack } = running;
  const spot = { channel: '#database', ts: String(slack.ephemeral('ana')[0]?.ts) };
  await expect(slack.presses('bo', spot, 'Done')).rejects.toThrow('bo sees no message');
  await expect(slack.presses('ana', spot, 'Undo')).rejects.toThrow('there is done "Done"');
});
