import { afterEach, expect, test } from 'vitest';
import { httpApp, type RealApp, socketApp } from './real-app.ts';

let running: RealApp | undefined;
afterEach(async () => running?.stop());

for (const [mode, start] of [
  ['Socket Mode', socketApp],
  ['signed HTTP', httpApp],
] as const) {
  test(`a command reaches the app over ${mode}, and its first answer is seen by the asker alone`, async () => {
    running = await start((app) => app.command('/db', ({ ack, command }) => ack(`You said ${command.text}.`)));
    const { slack } = running;
    const result = await slack.types('ana', '#database', '/db  pools oltp ');
    expect(result.status).toBe('acknowledged');
    expect(slack.ephemeral('ana', '#database').map((message) => message.text)).toEqual(['You said pools oltp.']);
    expect(slack.ephemeral('bo')).toEqual([]);
    expect(slack.messages('#database')).toEqual([]);
  });

  test(`a press reaches the app over ${mode} with value, message and state`, async () => {
    const pressed: unknown[] = [];
    running = await start((app) =>
      app.action('acknowledge', async ({ ack, body, payload }) => {
        await ack();
        pressed.push(body.type, payload);
      }),
    );
    const { slack, app } = running;
    await app.client.conversations.join({ channel: 'C0000002' });
    const posted = await app.client.chat.postMessage({ channel: 'C0000002', text: 'Paged', blocks: [button] });
    const spot = { channel: '#database', ts: String(posted.ts) };
    expect(await slack.presses('ana', spot, 'Acknowledge')).toMatchObject({ status: 'acknowledged' });
    await slack.presses('ana', spot, 'acknowledge');
    await expect.poll(() => pressed.length).toBe(4);
    expect(pressed[1]).toMatchObject({ type: 'button', action_id: 'acknowledge', value: '["ack","7"]' });
  });
}

const button = {
  type: 'actions',
  elements: [
    {
      type: 'button',
      action_id: 'acknowledge',
      value: '["ack","7"]',
      text: { type: 'plain_text', text: 'Acknowledge' },
    },
  ],
};
