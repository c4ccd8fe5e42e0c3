import { expect, test } from 'vitest';
import type { Asker } from '../../src/slack/answer.ts';
import { boltApp } from '../../src/slack/app.ts';
import { clients } from '../../src/slack/clients.ts';
import { listen } from '../../src/slack/listen.ts';
import { incoming } from '../../src/slack/receivers.ts';
import { remembering } from './workbench.ts';

const nowhere = 'http://127.0.0.1:1/api/';
const ids = { team: 'T0000001', user: 'U0000BOT', bot: 'B0000BOT' };

/** The app as it is started, given its requests by hand. */
function app() {
  const { log } = remembering();
  const requests = incoming({ mode: 'http', signingSecret: 'secret' }, nowhere, log);
  const bolt = boltApp(requests, 'xoxb-1', Promise.resolve(ids), nowhere, log);
  const heard: { words: readonly string[]; asker: Asker }[] = [];
  const hear = async (words: readonly string[], asker: Asker) => void heard.push({ words, asker });
  listen({ app: bolt, client: clients({ token: 'xoxb-1', address: nowhere }, log).chatter, hear, log });
  const takes = (body: Record<string, unknown>) => bolt.processEvent({ body, ack: async () => undefined });
  return { bolt, heard, takes };
}

const typed = {
  ...{ command: '/db', text: 'status', user_id: 'U0000001', team_id: ids.team, channel_id: 'C0000001' },
  ...{ response_url: `${nowhere}answer`, trigger_id: '1' },
};

test('the listeners are few, because each of them is asked for each request (T13)', () => {
  const listeners: unknown = Reflect.get(app().bolt, 'listeners');
  expect(Array.isArray(listeners) && listeners.length).toBeGreaterThan(0);
  expect(Array.isArray(listeners) && listeners.length).toBeLessThanOrEqual(10);
});

test('no memory of conversations is asked for each request (T14)', async () => {
  const { bolt, heard, takes } = app();
  const contexts: object[] = [];
  bolt.use(async ({ context, next }) => {
    contexts.push(context);
    await next();
  });
  await takes(typed);
  expect(heard.map(({ words }) => words)).toEqual([['status']]);
  expect(contexts).toHaveLength(1);
  expect(contexts[0]).not.toHaveProperty('updateConversation');
});

test('of a press that carries several actions the first is done, and once (T18)', async () => {
  const { heard, takes } = app();
  const action = (n: number, words: string[]) => ({
    ...{ type: 'button', action_id: `db:${n}`, block_id: 'b', value: JSON.stringify(words) },
  });
  await takes({
    ...{ type: 'block_actions', user: { id: 'U0000001' }, team: { id: ids.team }, trigger_id: '1' },
    ...{ channel: { id: 'C0000001' }, container: { type: 'message', channel_id: 'C0000001' } },
    actions: [action(1, ['ack', '7']), action(2, ['resolve', '7'])],
  });
  expect(heard.map(({ words }) => words)).toEqual([['ack', '7']]);
});
