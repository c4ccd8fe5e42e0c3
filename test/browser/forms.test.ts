import type { App } from '@slack/bolt';
import { expect, test } from 'vitest';
import { inBrowser, opened, pageWithApp, sees, typed } from './browsing.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const element = { type: 'plain_text_input' as const, action_id: 'line', max_length: 200, focus_on_load: true };
const view = {
  type: 'modal' as const,
  callback_id: 'skip',
  notify_on_close: true,
  title: plain('Skip this step'),
  submit: plain('Send'),
  close: plain('Cancel'),
  blocks: [{ type: 'input' as const, block_id: 'why', label: plain('Why?'), element }],
};

const asks = (told: string[]) => (app: App) => {
  app.command('/db', async ({ ack, client, command }) => {
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view });
  });
  app.view('skip', async ({ ack, view, body }) => {
    const reason = view.state.values.why?.line?.value ?? '';
    told.push(`${body.user.name}: ${reason}`);
    await (reason === '-' ? ack({ response_action: 'errors', errors: { why: 'Say it in words.' } }) : ack());
  });
  app.view({ type: 'view_closed', callback_id: 'skip' }, async ({ ack }) => {
    told.push('closed');
    await ack();
  });
};

inBrowser('a form on the page', () => {
  test('what is filled in reaches the app; what the app finds wrong is said beside it', async () => {
    const told: string[] = [];
    const page = await opened(await pageWithApp(asks(told)), 'dee/direct');
    await typed(page, '/db skip 3');
    const form = page.getByRole('dialog', { name: 'Skip this step' });
    const line = form.getByLabel('Why?');
    await line.fill('-');
    await line.press('Enter');
    await form.getByRole('alert').getByText('Say it in words.').waitFor();
    await line.fill('it ended by itself');
    await form.getByRole('button', { name: 'Send' }).click();
    await form.waitFor({ state: 'detached' });
    expect(told).toEqual(['dee: -', 'dee: it ended by itself']);
  });

  test('it belongs to one person, and Escape closes it', async () => {
    const told: string[] = [];
    const running = await pageWithApp(asks(told));
    const [dee, ana] = [await opened(running, 'dee/direct'), await opened(running, 'ana/direct')];
    await typed(dee, '/db skip 3');
    const form = dee.getByRole('dialog', { name: 'Skip this step' });
    await form.waitFor();
    await running.app.client.chat.postMessage({ channel: 'U0000001', text: 'for ana' });
    await sees(ana, 'for ana');
    expect(await ana.getByRole('dialog').count()).toBe(0);
    await dee.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    await running.slack.waitFor('acknowledged', () => told.length > 0);
    expect(told).toEqual(['closed']);
  });
});
