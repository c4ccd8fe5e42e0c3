import type { App } from '@slack/bolt';
import { afterEach, expect, test } from 'vitest';
import { handSetClock } from '../../../src/sandbox/slack/clock.ts';
import { httpApp, type RealApp, socketApp } from './real-app.ts';
import { clientOf, refusalOf } from './web-client.ts';

let running: RealApp;
afterEach(() => running.stop());

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const modal = (more: object = {}) => ({
  type: 'modal' as const,
  callback_id: 'note',
  title: plain('Note'),
  submit: plain('Save'),
  blocks: [
    { type: 'input', block_id: 'text', label: plain('Text'), element: { type: 'plain_text_input', action_id: 'line' } },
    {
      type: 'input',
      block_id: 'how',
      optional: true,
      label: plain('How bad'),
      element: { type: 'static_select', action_id: 'bad', options: [{ text: plain('High'), value: 'high' }] },
    },
  ],
  ...more,
});

function opensForm(app: App, answer: object | undefined = undefined, seen: unknown[] = []): void {
  app.command('/db', async ({ ack, client, command }) => {
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view: modal() });
  });
  app.view('note', async ({ ack, view }) => {
    seen.push(view.state.values);
    await (answer === undefined ? ack() : ack({ response_action: 'clear', ...answer }));
  });
}

async function openedForm(): Promise<string> {
  await running.slack.types('ana', '#database', '/db note');
  const { view } = await running.slack.waitFor('view', (entry) => entry.what === 'opened');
  return String(view.id);
}

for (const [mode, start] of [
  ['Socket Mode', socketApp],
  ['signed HTTP', httpApp],
] as const)
  test(`a form is opened, filled in and sent over ${mode}`, async () => {
    const seen: unknown[] = [];
    running = await start((app) => opensForm(app, undefined, seen));
    const id = await openedForm();
    await running.slack.submits('ana', id, { line: 'The pool is full', bad: 'High' });
    expect(seen).toMatchObject([
      { text: { line: { value: 'The pool is full' } }, how: { bad: { selected_option: { value: 'high' } } } },
    ]);
    expect(running.slack.modals('ana')).toEqual([]);
  });

test('what was left empty is null, and what is required must be filled in', async () => {
  const seen: unknown[] = [];
  running = await socketApp((app) => opensForm(app, undefined, seen));
  const id = await openedForm();
  await expect(running.slack.submits('ana', id)).rejects.toThrow('text must be filled in');
  await running.slack.submits('ana', id, { text: 'x' });
  expect(seen).toMatchObject([{ how: { bad: { type: 'static_select', selected_option: null } } }]);
});

test('a form with errors stays open', async () => {
  running = await socketApp((app) => opensForm(app, { response_action: 'errors', errors: { text: 'Too short.' } }));
  const id = await openedForm();
  const result = await running.slack.submits('ana', id, { line: 'x' });
  expect(result).toMatchObject({ payload: { errors: { text: 'Too short.' } } });
  expect(running.slack.modals('ana').map((view) => view.id)).toEqual([id]);
});

test('a form can be followed by another, three deep and no deeper', async () => {
  running = await socketApp((app) => opensForm(app, { response_action: 'push', view: modal() }));
  let id = await openedForm();
  for (const depth of [2, 3, 3]) {
    await running.slack.submits('ana', id, { line: 'x' });
    expect(running.slack.modals('ana')).toHaveLength(depth);
    id = running.slack.modals('ana').at(-1)?.id ?? '';
  }
  expect(running.slack.notices('ana')).toHaveLength(1);
});

test('a trigger is good once and for three seconds', async () => {
  const triggers: string[] = [];
  const clock = handSetClock(Date.now());
  running = await socketApp(
    (app) =>
      app.command('/db', async ({ ack, command }) => {
        triggers.push(command.trigger_id);
        await ack();
      }),
    { clock },
  );
  const { slack } = running;
  const open = (trigger = '') => clientOf(slack).views.open({ trigger_id: trigger, view: modal() });
  await slack.types('ana', '#database', '/db a');
  await open(triggers[0]);
  expect(await refusalOf(open(triggers[0]))).toBe('exchanged_trigger_id');
  await slack.types('ana', '#database', '/db b');
  clock.advance(3001);
  expect(await refusalOf(open(triggers[1]))).toBe('expired_trigger_id');
  expect(await refusalOf(open('made up'))).toBe('invalid_trigger_id');
});

test('a view is updated by its hash, so that a newer one is not lost', async () => {
  running = await socketApp(opensForm);
  const view_id = await openedForm();
  const client = clientOf(running.slack);
  const hash = running.slack.modals('ana')[0]?.hash ?? '';
  await client.views.update({ view_id, hash, view: modal({ title: plain('Second') }) });
  expect(await refusalOf(client.views.update({ view_id, hash, view: modal() }))).toBe('hash_conflict');
  expect(await refusalOf(client.views.update({ view_id, view: modal({ blocks: [{ type: 'marquee' }] }) }))).toBe(
    'invalid_arguments',
  );
});

test('a closed form tells the app only when it asked', async () => {
  const closed: string[] = [];
  running = await socketApp((app) => {
    app.command('/db', async ({ ack, client, command }) => {
      await ack();
      await client.views.open({ trigger_id: command.trigger_id, view: modal({ notify_on_close: true }) });
    });
    app.view({ callback_id: 'note', type: 'view_closed' }, async ({ ack, view }) => {
      closed.push(view.id);
      await ack();
    });
  });
  const id = await openedForm();
  await running.slack.closes('ana', id);
  expect(closed).toEqual([id]);
});

test('the home is published to one person', async () => {
  running = await socketApp((app) =>
    app.event('app_home_opened', async ({ event, client }) => {
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [{ type: 'divider' }] } });
    }),
  );
  await running.slack.opensHome('ana');
  await running.slack.waitFor('view', (entry) => entry.what === 'published');
  expect(running.slack.home('ana')?.content).toMatchObject({ blocks: [{ type: 'divider' }] });
  expect(running.slack.home('bo')).toBeUndefined();
});
