import { expect, test } from 'vitest';
import { handSetClock } from '../../../src/sandbox/slack/clock.ts';
import { startLocalSlack } from '../../../src/sandbox/slack/local-slack.ts';
import { clientOf } from './web-client.ts';

async function story(): Promise<unknown> {
  const slack = await startLocalSlack({ clock: handSetClock(Date.UTC(2026, 0, 5, 9)) });
  const client = clientOf(slack);
  const room = await client.conversations.create({ name: 'incident-7' });
  const channel = String(room.channel?.id);
  await client.chat.postMessage({ channel, text: 'one' });
  await client.chat.postMessage({ channel, text: 'two' });
  const told = slack.messages(channel).map(({ ts, text }) => ({ ts, text }));
  await slack.stop();
  return { channel, told };
}

test('with a clock set by hand the same story gives the same ids and timestamps', async () => {
  const first = await story();
  expect(await story()).toEqual(first);
  expect(first).toEqual({
    channel: 'C0000003',
    told: [
      { ts: '1767603600.000000', text: 'one' },
      { ts: '1767603600.000001', text: 'two' },
    ],
  });
});
