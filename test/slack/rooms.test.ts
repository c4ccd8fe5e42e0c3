import { describe, expect, test } from 'vitest';
import { message, sentence, table } from '../../src/messages/message.ts';
import { PostLost, RoomLost, Unknown } from '../../src/messages/rooms.ts';
import { NotDone } from '../../src/slack/errors.ts';
import { workbench } from './workbench.ts';

const incident = { name: 'Inc 7: OLTP pool!', purpose: 'Incident 7' };

describe('a room', () => {
  test('is made with a name that Slack takes, and found again by its name when the answer was lost', async () => {
    const { local, slack } = await workbench();
    local.fault('conversations.create', { kind: 'drop' });
    const { channel } = await slack.rooms.open(incident);
    expect(local.world.channels.get(channel)?.name).toBe('inc-7-oltp-pool');
    expect(await slack.rooms.open(incident)).toEqual({ channel, name: 'inc-7-oltp-pool' });
  });

  test('is found again whatever signs its purpose holds', async () => {
    const { local, slack } = await workbench();
    const odd = { ...incident, purpose: 'Incident 7: reads <100 & writes >5, see https://rookery.example.com/7' };
    const { channel } = await slack.rooms.open(odd);
    await expect.poll(() => local.world.channels.get(channel)?.purpose).toContain('&lt;100 &amp; writes &gt;5');
    expect(await slack.rooms.open(odd)).toEqual({ channel, name: 'inc-7-oltp-pool' });
  });

  test('gets a number when its name belongs to somebody else, to another purpose, or to an archive', async () => {
    const { local, slack } = await workbench({ local: { channels: [{ name: 'inc-7-oltp-pool' }] } });
    const { channel: second, name } = await slack.rooms.open(incident);
    expect(name).toBe('inc-7-oltp-pool-2');
    expect(local.world.channels.get(second)?.name).toBe(name);
    await expect.poll(() => local.world.channels.get(second)?.purpose).toBe('Incident 7');
    const { channel: third } = await slack.rooms.open({ ...incident, purpose: 'Incident 8' });
    expect(local.world.channels.get(third)?.name).toBe('inc-7-oltp-pool-3');
  });

  test('takes the people who can be invited, whoever else was named', async () => {
    const { local, slack } = await workbench();
    const { channel } = await slack.rooms.open(incident);
    await slack.rooms.invite(channel, ['U0000001', 'U0000BOT', 'U0000404', 'watch:pools', 'U0000001', 'U0000002']);
    await slack.rooms.invite(channel, ['U0000001', 'U0000002']);
    expect([...(local.world.channels.get(channel)?.members ?? [])].sort()).toEqual([
      'U0000001',
      'U0000002',
      'U0000BOT',
    ]);
  });

  test('has its topic set only when it changes, because each change is a line in it', async () => {
    const { local, slack } = await workbench();
    const { channel } = await slack.rooms.open(incident);
    for (const topic of ['high', 'high', 'critical', 'critical']) await slack.rooms.topic(channel, topic);
    const lines = local.messages(channel).filter(({ subtype }) => subtype === 'channel_topic');
    expect(lines.map(({ text }) => text.split(': ')[1])).toEqual(['high', 'critical']);
  });

  test('that is archived or unknown is lost', async () => {
    const { local, slack } = await workbench();
    const { channel } = await slack.rooms.open(incident);
    const room = local.world.channels.get(channel);
    if (room) room.archived = true;
    await expect(slack.rooms.post({ channel }, sentence('x'), 'id')).rejects.toThrow(RoomLost);
    await expect(slack.rooms.post({ channel: 'C0000404' }, sentence('x'), 'id')).rejects.toThrow(RoomLost);
    await expect(slack.rooms.edit({ channel, ts: '1.1' }, sentence('x'))).rejects.toThrow(RoomLost);
  });
});

describe('a message', () => {
  test('carries its id, and its meaning as text', async () => {
    const { local, slack } = await workbench();
    const { channel } = await slack.rooms.open(incident);
    await slack.rooms.post({ channel }, sentence('pool full'), 'card/7');
    const posted = local.messages(channel).find(({ metadata }) => metadata);
    expect(posted?.text).toBe('pool full');
    expect(posted?.metadata).toEqual({ event_type: 'rookery_message', event_payload: { id: 'card/7' } });
  });

  test('can be pinned twice', async () => {
    const { local, slack } = await workbench();
    const post = await slack.rooms.post(await slack.rooms.open(incident), sentence('x'), 'id');
    await slack.rooms.pin(post);
    await slack.rooms.pin(post);
    expect(local.world.channels.get(post.channel)?.pins.size).toBe(1);
  });

  test('whose answer was lost is unknown and not sent again', async () => {
    const { local, slack } = await workbench();
    const { channel } = await slack.rooms.open(incident);
    local.fault('chat.postMessage', { kind: 'drop' });
    await expect(slack.rooms.post({ channel }, sentence('once'), 'id')).rejects.toThrow(Unknown);
    expect(local.messages(channel).filter(({ text }) => text === 'once')).toHaveLength(1);
  });

  test('that Slack finds malformed is sent as plain words', async () => {
    const { local, slack } = await workbench();
    const { channel } = await slack.rooms.open(incident);
    local.fault('chat.postMessage', { kind: 'error', error: 'invalid_blocks' });
    const rows = [['primary', '12']];
    const columns = [
      { label: 'pool', align: 'left' as const },
      { label: 'waiting', align: 'right' as const },
    ];
    await slack.rooms.post({ channel }, message('pools', table({ caption: 'Pools', columns, rows })), 'id');
    const [posted, ...more] = local.messages(channel).filter(({ metadata }) => metadata);
    expect(posted).toMatchObject({ text: 'pools\nPools\nprimary · 12', blocks: [] });
    expect(more).toEqual([]);
  });

  test('that is gone can only be posted anew', async () => {
    const { local, slack } = await workbench();
    const post = await slack.rooms.post(await slack.rooms.open(incident), sentence('x'), 'id');
    local.world.channels.get(post.channel)?.messages.delete(post.ts);
    await expect(slack.rooms.edit(post, sentence('y'))).rejects.toThrow(PostLost);
  });

  test('is edited at most once a second, and then to the newest state, for all who asked', async () => {
    const { local, slack } = await workbench();
    const post = await slack.rooms.post(await slack.rooms.open(incident), sentence('0'), 'id');
    await Promise.all([1, 2, 3, 4, 5].map((state) => slack.rooms.edit(post, sentence(String(state)))));
    const edits = local.log.entries.filter((entry) => entry.kind === 'updated');
    expect(edits.map((entry) => 'message' in entry && entry.message.text)).toEqual(['1', '5']);
    expect((edits[1]?.at ?? 0) - (edits[0]?.at ?? 0)).toBeGreaterThan(900);
  });
});

test('a rate limit is an error that says how long to wait, and waits for nobody', async () => {
  const { local, slack } = await workbench();
  const { channel } = await slack.rooms.open(incident);
  local.fault('chat.postMessage', { kind: 'status', status: 429, retryAfter: 60 });
  const error = await slack.rooms.post({ channel }, sentence('x'), 'id').catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(NotDone);
  expect(error).toMatchObject({ waitSeconds: 60, final: false });
  await slack.rooms.topic(channel, 'goes on');
});
