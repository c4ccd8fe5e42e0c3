import { expect, onTestFinished, test } from 'vitest';
import { sentence } from '../../src/messages/message.ts';
import { socket } from '../../src/slack/socket.ts';
import { startSlack } from '../../src/slack/start.ts';
import { bareSlack } from './bare-slack.ts';
import { begin, connection, remembering, workbench } from './workbench.ts';

test('two connections are held, and what comes over either is heard once (T3)', async () => {
  const { local, said } = await workbench();
  expect(local.openSockets()).toBe(2);
  for (const number of [1, 2, 3, 4]) await local.types('ana', '#database', `/db note ${number}`);
  await expect.poll(() => said.length).toBe(4);
});

test('when Slack renews a connection, commands go on and the connection is back at once, not after the five seconds Bolt alone would take (T3)', async () => {
  const { local } = await workbench();
  const since = local.log.entries.length;
  local.refreshSockets('oldest');
  for (const word of ['one', 'two', 'three', 'four']) {
    expect((await local.types('ana', '#database', `/db ${word}`)).status).toBe('acknowledged');
  }
  const closed = await local.waitFor('socket', ({ what }) => what === 'closed', { since });
  const opened = await local.waitFor('socket', ({ what }) => what === 'opened', { since });
  expect(opened.at - closed.at).toBeLessThan(4_000);
  expect((await local.types('ana', '#database', '/db status')).status).toBe('acknowledged');
});

test('when both connections are cut at once, both come back', async () => {
  const { local, slack } = await workbench();
  const since = local.log.entries.length;
  local.cutSockets();
  await local.waitFor('socket', ({ what, open }) => what === 'closed' && open === 0, { since });
  await local.waitFor('socket', ({ what, open }) => what === 'opened' && open === 2, { since });
  await connection(slack);
});

test('Slack may be away when the bot starts, and for longer than one try (T5)', async () => {
  const { local, slack, lines } = await begin({
    before: (local) => {
      local.fault('auth.test', { kind: 'status', status: 500 }, { times: 2 });
      local.fault('apps.connections.open', { kind: 'refuse' }, { times: 3 });
    },
  });
  expect(slack.connected()).toBe(false);
  await connection(slack);
  expect((await local.types('ana', '#database', '/db status')).status).toBe('acknowledged');
  expect(lines.some(({ says }) => says.includes('does not say who the bot is'))).toBe(true);
});

test('a connection that cannot be had while Slack is away is had when it is back', async () => {
  const { local, slack } = await workbench();
  await local.stopListening();
  await expect.poll(slack.connected).toBe(false);
  await local.listenAgain();
  await connection(slack);
  expect((await local.types('ana', '#database', '/db status')).status).toBe('acknowledged');
});

test('a message that the package cannot read is a line in the log, not the end of the process (T4)', async () => {
  const { address, send } = await bareSlack();
  const { log, lines } = remembering();
  const one = socket('xapp-1', address, log);
  onTestFinished(one.stop);
  one.start();
  await expect.poll(one.connected).toBe(true);
  send({ type: 'events_api', envelope_id: 'e', payload: { type: 'app_rate_limited', minute_rate_limited: 1 } });
  await expect.poll(() => lines.map(({ says }) => says)).toContain('a message from Slack could not be read');
  expect(one.connected()).toBe(true);
});

test('a connection that was told to go still acknowledges what is on its way over it (T3)', async () => {
  const { address, send, acknowledged } = await bareSlack();
  const { log } = remembering();
  const settings = { botToken: 'xoxb-1', address, transport: { mode: 'socket', appToken: 'xapp-1' } } as const;
  const slack = startSlack({ settings, log, dispatch: async () => ({ message: sentence('heard'), to: 'asker' }) });
  onTestFinished(slack.stop);
  await connection(slack);
  const typed = { command: '/db', text: 'x', team_id: 'T1', user_id: 'U0000001', channel_id: 'D1' };
  const envelopes = ['one', 'two', 'three'];
  send({ type: 'disconnect', reason: 'refresh_requested' });
  for (const id of envelopes) send({ type: 'slash_commands', envelope_id: id, payload: { ...typed, trigger_id: id } });
  await expect.poll(() => acknowledged, { interval: 10 }).toEqual(expect.arrayContaining(envelopes));
});
