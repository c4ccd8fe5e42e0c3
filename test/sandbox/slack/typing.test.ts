import { afterEach, expect, test } from 'vitest';
import { roster } from '../../../src/sandbox/slack/options.ts';
import { type RealApp, socketApp } from './real-app.ts';

let running: RealApp;
const heard: string[] = [];
afterEach(() => running.stop());

async function start(options = {}): Promise<void> {
  heard.length = 0;
  running = await socketApp((app) => {
    app.command('/db', async ({ ack, command }) => {
      heard.push(command.text);
      await ack();
    });
    app.event('app_mention', async ({ event }) => {
      heard.push(event.text);
    });
    app.event('reaction_added', async ({ event }) => {
      heard.push(`${event.user} ${event.reaction}`);
    });
  }, options);
}

test('people, channels and links reach the app as references, and signs as entities', async () => {
  await start();
  await running.slack.types(
    'ana',
    '#database',
    '/db note @bo see #general & <!channel> https://example.com/a @here mail@x.y',
  );
  expect(heard).toEqual([
    'note <@U0000002|bo> see <#C0000001|general> &amp; &lt;!channel&gt; <https://example.com/a> <!here> mail@x.y',
  ]);
});

test('without escaping, names stay names', async () => {
  await start({ shouldEscape: false });
  await running.slack.types('ana', '#database', '/db page @bo & now');
  expect(heard).toEqual(['page @bo &amp; now']);
});

test('a command does not run in a thread, and an unknown one not at all', async () => {
  await start();
  const typed = await running.slack.types('ana', '#database', 'root');
  const root = typed.status === 'posted' ? typed.message.ts : '';
  expect(await running.slack.types('ana', '#database', '/db help', root)).toMatchObject({ status: 'refused' });
  expect(await running.slack.types('ana', '#database', '/dbb help')).toMatchObject({ status: 'refused' });
  expect(heard).toEqual([]);
  expect(running.slack.notices('ana')).toEqual([
    '/db is not supported in threads. Sorry!',
    '/dbb is not a valid command.',
  ]);
});

test('a mention reaches the app where it is a member', async () => {
  await start();
  await running.slack.types('ana', '#database', '@rookery help');
  await running.app.client.conversations.join({ channel: 'C0000002' });
  await running.slack.types('ana', '#database', '@rookery status');
  await expect.poll(() => heard).toEqual(['<@U0000BOT> status']);
});

test('a reaction reaches the app', async () => {
  await start();
  const { ts } = await running.app.client.chat.postMessage({ channel: 'U0000001', text: 'paged' });
  running.slack.reacts('ana', '@ana', String(ts), 'eyes');
  await expect.poll(() => heard).toEqual(['U0000001 eyes']);
});

test('guests and people of other workspaces are known as such', async () => {
  const guest = { id: 'U0000020', name: 'gil', realName: 'Gil Guest', restricted: true };
  const stranger = { id: 'U0000021', name: 'zoe', realName: 'Zoe Elsewhere', stranger: true };
  const channels = [{ name: 'partners', shared: true, members: ['gil', 'zoe'] }];
  await start({ people: [...roster, guest, stranger], channels });
  const { slack, app } = running;
  await slack.types('zoe', '#partners', '/db help');
  const delivery = await slack.waitFor('delivery', (entry) => entry.what === 'command');
  expect(delivery.payload).toMatchObject({ user_id: 'U0000021', team_id: 'T0STRANGE' });
  expect((await app.client.users.info({ user: 'U0000020' })).user).toMatchObject({ is_restricted: true });
  await expect(slack.types('ana', '#partners', '/db help')).rejects.toThrow('ana is not in partners.');
});
