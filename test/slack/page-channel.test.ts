import { describe, expect, test } from 'vitest';
import { buttons, message } from '../../src/messages/message.ts';
import type { Page } from '../../src/paging/channel.ts';
import type { Fault } from '../../src/sandbox/slack/faults.ts';
import { directChannel } from '../../src/sandbox/slack/world.ts';
import { workbench } from './workbench.ts';

const page: Page = {
  id: 'page/7/1/0/ana/slack',
  stream: 'incident/7',
  number: 7,
  severity: 'critical',
  to: { key: 'ana', name: 'Ana Example', slack: 'U0000001' },
  message: message('Incident 7: pool full. You are level 1.', buttons({ label: 'Acknowledge', words: ['ack', '7'] })),
};

describe('a page by direct message', () => {
  test('reaches whoever has a Slack id, and carries its id and its button', async () => {
    const { local, slack } = await workbench();
    const delivery = await slack.pageChannel.deliver(page);
    const [sent] = local.dm('ana');
    expect(delivery).toEqual({ outcome: 'sent', post: { channel: sent?.channel, ts: sent?.ts } });
    expect(sent?.metadata).toMatchObject({ event_payload: { id: page.id } });
    expect(slack.pageChannel.reaches({ key: 'bo', name: 'Bo' })).toBe(false);
  });

  test('is one call of Slack when the direct message was opened before', async () => {
    const { local, slack } = await workbench();
    await slack.warm(['U0000001', 'U0000001', 'U0000404']);
    const before = local.calls();
    await slack.pageChannel.deliver(page);
    expect(local.calls() - before).toBe(1);
  });

  test('opens the direct message again when it is gone', async () => {
    const { local, slack } = await workbench();
    await slack.warm(['U0000001']);
    local.fault('chat.postMessage', { kind: 'error', error: 'channel_not_found' });
    expect(await slack.pageChannel.deliver(page)).toMatchObject({ outcome: 'sent' });
  });

  const faults: [string, Fault, object][] = [
    ['is unknown when it was taken and the answer lost', { kind: 'drop' }, { outcome: 'unknown' }],
    ['is unknown when Slack says that it broke', { kind: 'status', status: 500 }, { outcome: 'unknown' }],
    ['is unknown when Slack hangs', { kind: 'hang' }, { outcome: 'unknown' }],
    [
      'has failed, but not for good, when Slack limits it',
      { kind: 'status', status: 429, retryAfter: 60 },
      { outcome: 'failed', final: false },
    ],
    [
      'has failed for good when the token is revoked',
      { kind: 'error', error: 'token_revoked' },
      { outcome: 'failed', final: true },
    ],
    [
      'has failed for good when the person is gone',
      { kind: 'error', error: 'user_disabled' },
      { outcome: 'failed', final: true },
    ],
  ];
  test.each(faults)('%s', async (_, fault, outcome) => {
    const { local, slack } = await workbench();
    await slack.warm(['U0000001']);
    local.fault('chat.postMessage', fault);
    expect(await slack.pageChannel.deliver(page)).toMatchObject(outcome);
  });

  test('has failed, not unknown, when nothing answers at all', async () => {
    const { local, slack } = await workbench();
    await slack.warm(['U0000001']);
    await local.stopListening();
    await slack.pageChannel.deliver(page);
    expect(await slack.pageChannel.deliver(page)).toMatchObject({
      outcome: 'failed',
      error: expect.stringContaining('ECONNREFUSED'),
    });
  });

  test('has failed, and is not sent later, when the direct message does not open in time', async () => {
    const { local, slack } = await workbench();
    local.fault('conversations.open', { kind: 'hang' });
    expect(await slack.pageChannel.deliver(page)).toMatchObject({ outcome: 'failed', final: false });
    expect(local.dm('ana')).toHaveLength(0);
  });

  test('is not sent any more when its time is over', async () => {
    const { local, slack } = await workbench();
    await slack.warm(['U0000001', 'U0000002']);
    local.world.channels.delete(directChannel(local.world, 'U0000001').id);
    local.fault('chat.postMessage', { kind: 'slow', ms: 1_000 });
    local.fault('conversations.open', { kind: 'slow', ms: 1_000 });
    const since = local.log.entries.length;
    expect(await slack.pageChannel.deliver(page)).toMatchObject({ outcome: 'unknown' });
    await local.waitFor('called', ({ method }) => method === 'conversations.open', { since });
    await slack.pageChannel.deliver({ ...page, to: { key: 'bo', name: 'Bo', slack: 'U0000002' } });
    expect(local.dm('ana')).toEqual([]);
    expect(local.dm('bo')).toHaveLength(1);
  });

  test('leaves at once while the chatter is limited', async () => {
    const { local, slack } = await workbench();
    await slack.warm(['U0000001']);
    const { channel } = await slack.rooms.open({ name: 'inc-7', purpose: 'p' });
    let letGo = () => {};
    const until = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    local.fault('conversations.setTopic', { kind: 'status', status: 429, retryAfter: 1 });
    local.fault('conversations.setTopic', { kind: 'hold', when: 'before', until }, { nth: 2 });
    const topic = slack.rooms.topic(channel, 'x');
    // What waited for the topic would wait for ever: the topic waits for the page.
    expect(await slack.pageChannel.deliver(page)).toMatchObject({ outcome: 'sent' });
    letGo();
    await topic;
    expect(local.world.channels.get(channel)?.topic).toBe('x');
  });
});
