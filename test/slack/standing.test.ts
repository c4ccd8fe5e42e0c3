import { describe, expect, test } from 'vitest';
import { sentence } from '../../src/messages/message.ts';
import { roster } from '../../src/sandbox/slack/options.ts';
import type { Person } from '../../src/sandbox/slack/workspace.ts';
import { modes, workbench } from './workbench.ts';

const person = (name: string, extra: Partial<Person>): Person => ({
  id: `U0${name.toUpperCase()}`,
  name,
  realName: name,
  ...extra,
});
const people = [
  ...roster,
  person('guest', { restricted: true }),
  person('robot', { bot: true }),
  person('stranger', { stranger: true }),
];
const channels = [
  { name: 'database', members: people.map(({ name }) => name) },
  { name: 'partners', shared: true },
];

describe.each(modes)('over %s', (mode) => {
  test.each([
    ['ana', '#database', 'full'],
    ['guest', '#database', 'guest'],
    ['robot', '#database', 'bot'],
    ['ana', '#partners', 'stranger'],
  ])('%s in %s asks as %s', async (who, where, standing) => {
    const { local, said } = await workbench({ mode, local: { people, channels } });
    await local.types(who, where, '/db status');
    await expect.poll(() => said.map(({ call }) => call.standing)).toEqual([standing]);
  });

  test('somebody of another workspace is refused before anything is asked', async () => {
    const { local, said } = await workbench({ mode, local: { people, channels } });
    const before = local.calls();
    await local.types('stranger', '#database', '/db status');
    const { message: shown } = await local.waitFor('posted', ({ message: { to } }) => to !== undefined);
    expect(shown.text).toContain('only members of this workspace');
    expect(said).toEqual([]);
    expect(local.calls()).toBe(before);
  });
});

test('Slack is asked who somebody is once in ten minutes', async () => {
  const { local, said } = await workbench();
  const before = local.calls();
  for (const _ of [1, 2, 3]) await local.types('ana', '#database', '/db status');
  await expect.poll(() => said.length).toBe(3);
  expect(local.calls() - before).toBe(2);
});

test.each([{ kind: 'status', status: 500 } as const, { kind: 'hang' } as const])(
  'whom Slack does not tell about ($kind) is soon taken for a member that nobody knows',
  async (fault) => {
    const { local, said, lines } = await workbench();
    local.fault('users.info', fault);
    await local.types('ana', '#database', '/db ack 7');
    await expect.poll(() => said.map(({ call }) => call.standing)).toEqual(['full']);
    // The web client would have waited for five seconds.
    const reason = expect.stringMatching(/^Slack: HTTP 500$|^no answer within 1000 ms$/);
    expect(lines).toContainEqual(expect.objectContaining({ level: 'warn', fields: { reason } }));
  },
);

test('who is known ahead opens an incident without a question to Slack', async () => {
  const { local, slack, said } = await workbench();
  await slack.warm(roster.map(({ id }) => id));
  const before = local.calls();
  await local.types('ana', '#database', '/db open database-outage');
  await expect.poll(() => said.map(({ call }) => call.standing)).toEqual(['full']);
  expect(local.calls() - before).toBe(0);
});

test('what is shared in a private channel that the bot is not in is shown to the asker alone, and why', async () => {
  const hidden = { name: 'vault', private: true, members: ['ana'] };
  const known = { name: 'desk', private: true, members: ['ana', 'rookery'] };
  const dispatch = async () => ({ message: sentence('primary_pool is short'), to: 'room' as const });
  const { local, said } = await workbench({ dispatch, local: { channels: [hidden, known] } });
  await local.types('ana', '#vault', '/db share pools oltp');
  const { message: alone } = await local.waitFor('posted', ({ message: { text } }) => text.includes('primary_pool'));
  expect(alone.to).toBeDefined();
  expect(JSON.stringify(alone.blocks)).toContain('whether another company reads this channel');
  await local.types('ana', '#desk', '/db share pools oltp');
  const { message: open } = await local.waitFor('posted', ({ message }) => message.channel !== alone.channel);
  expect(open.to).toBeUndefined();
  expect(said.map(({ call }) => call.standing)).toEqual(['full', 'full']);
});

describe('an answer stays with whoever shares it, who is told why, when Slack', () => {
  const inAMoment = 'Slack did not say whether another company reads this channel, too; share again in a moment.';
  test.each([
    ['does not answer', { kind: 'hang' }, inAMoment],
    ['breaks', { kind: 'status', status: 500 }, inAMoment],
    ['has been asked too often', { kind: 'status', status: 429, retryAfter: 9 }, inAMoment],
    ['is in maintenance', { kind: 'error', error: 'service_unavailable' }, inAMoment],
    ['wants a scope that the app lacks', { kind: 'error', error: 'missing_scope' }, 'channels:read and groups:read'],
    ['knows no such channel', { kind: 'error', error: 'channel_not_found' }, 'Invite me to it (/invite @rookery)'],
    ['refuses', { kind: 'error', error: 'access_denied' }, 'Slack refuses to say whether another company reads'],
  ] as const)('%s', async (_, fault, why) => {
    const dispatch = async () => ({ message: sentence('primary_pool is short'), to: 'room' as const });
    const { local } = await workbench({ dispatch });
    local.fault('conversations.info', fault, { times: 1_000 });
    const shares = async () => {
      const since = local.world.log.entries.length;
      await local.types('ana', '#database', '/db share pools oltp');
      const { message } = await local.waitFor('posted', (entry) => entry.message.text.includes('_pool'), { since });
      expect(message.to).toBeDefined();
      return JSON.stringify(message.blocks);
    };
    // A machine that stands still for a second takes any answer for none: they share again.
    await expect.poll(shares).toContain(why);
  });
});
