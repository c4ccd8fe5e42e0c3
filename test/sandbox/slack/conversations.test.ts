import type { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type LocalSlack, startLocalSlack } from '../../../src/sandbox/slack/local-slack.ts';
import { roster } from '../../../src/sandbox/slack/options.ts';
import { clientOf, refusalOf } from './web-client.ts';

let slack: LocalSlack;
let client: WebClient;
let channel = '';
let rooms = 0;

beforeAll(async () => {
  const stranger = { id: 'U0000009', name: 'zoe', realName: 'Zoe Elsewhere', email: 'zoe@example.org', stranger: true };
  const gone = { id: 'U0000010', name: 'old', realName: 'Old Example', deleted: true };
  slack = await startLocalSlack({
    people: [...roster, stranger, gone],
    usergroups: [{ id: 'S0000001', handle: 'dba', name: 'Database', users: ['U0000001'] }],
    channels: [
      { name: 'general', general: true, members: ['ana', 'rookery'] },
      { name: 'database' },
      { name: 'vault', private: true },
      { name: 'partners', shared: true, members: ['ana', 'zoe', 'rookery'] },
    ],
  });
  client = clientOf(slack);
});
beforeEach(async () => {
  channel = String((await client.conversations.create({ name: `room-${++rooms}` })).channel?.id);
});
afterAll(() => slack.stop());

const create = (name: string) => refusalOf(client.conversations.create({ name }));
const invite = (users: string) => refusalOf(client.conversations.invite({ channel, users }));

test('a name can be taken once, also by an archived channel', async () => {
  await client.conversations.archive({ channel });
  expect(await create(`room-${rooms}`)).toBe('name_taken');
  expect(await create('Upper')).toBe('invalid_name_specials');
  expect(await create('two words')).toBe('invalid_name_specials');
  expect(await create('x'.repeat(81))).toBe('invalid_name_maxlength');
  expect(await refusalOf(client.conversations.rename({ channel, name: 'new' }))).toBe('is_archived');
  expect(await refusalOf(client.conversations.archive({ channel }))).toBe('already_archived');
});

test('people are invited all together or not at all', async () => {
  expect(await invite('U0000BOT')).toBe('cant_invite_self');
  expect(await invite('U0000404')).toBe('user_not_found');
  expect(await invite('U0000009')).toBe('cant_invite');
  expect(await invite('U0000001,U0000404')).toBe('user_not_found');
  expect((await client.conversations.members({ channel })).members).toEqual(['U0000BOT']);
  await client.conversations.invite({ channel, users: 'U0000001,U0000002' });
  expect(await invite('U0000001')).toBe('already_in_channel');
  await client.conversations.invite({ channel, users: 'U0000404,U0000003', force: true });
  expect((await client.conversations.members({ channel })).members).toContain('U0000003');
});

test('a private channel is not found from outside, and a public one can be joined', async () => {
  expect(await refusalOf(client.conversations.info({ channel: 'C0000003' }))).toBe('channel_not_found');
  expect(await refusalOf(client.conversations.setTopic({ channel: 'C0000002', topic: 'x' }))).toBe('not_in_channel');
  await client.conversations.join({ channel: 'C0000002' });
  await client.conversations.setTopic({ channel: 'C0000002', topic: 'Calm' });
  const { channel: found } = await client.conversations.info({ channel: 'C0000002' });
  expect(found).toMatchObject({ name: 'database', is_member: true, topic: { value: 'Calm' } });
  expect(slack.messages('database').map((message) => message.subtype)).toContain('channel_topic');
});

test('topics have 250 characters at most, and the general channel stays', async () => {
  expect(await refusalOf(client.conversations.setTopic({ channel, topic: 'x'.repeat(251) }))).toBe('too_long');
  expect(await refusalOf(client.conversations.archive({ channel: 'C0000001' }))).toBe('cant_archive_general');
});

test('lists come in pages', async () => {
  const first = await client.conversations.list({ limit: 1 });
  const next = await client.conversations.list({ limit: 1, cursor: first.response_metadata?.next_cursor ?? '' });
  expect(first.channels?.[0]?.name).toBe('general');
  expect(next.channels?.[0]?.name).toBe('database');
  const shared = (await client.conversations.list()).channels?.find((one) => one.name === 'partners');
  expect(shared).toMatchObject({ is_ext_shared: true });
});

test('direct messages are opened once', async () => {
  const one = await client.conversations.open({ users: 'U0000004' });
  const two = await client.conversations.open({ users: 'U0000004' });
  expect(one.channel?.id).toBe(two.channel?.id);
  expect(await refusalOf(client.conversations.open({ users: 'U0000404' }))).toBe('user_not_found');
});

test('people are found by address, but not people of other workspaces', async () => {
  const { user } = await client.users.lookupByEmail({ email: 'Ana@example.com' });
  expect(user).toMatchObject({ id: 'U0000001', tz: 'Europe/Berlin', is_bot: false });
  expect(await refusalOf(client.users.lookupByEmail({ email: 'zoe@example.org' }))).toBe('users_not_found');
  expect((await client.users.info({ user: 'U0000009' })).user).toMatchObject({ is_stranger: true });
  expect(await refusalOf(client.users.info({ user: 'U0000404' }))).toBe('user_not_found');
  expect((await client.usergroups.users.list({ usergroup: 'S0000001' })).users).toEqual(['U0000001']);
});
