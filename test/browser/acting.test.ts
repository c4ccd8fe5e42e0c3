import { expect, test } from 'vitest';
import { inBrowser, opened, pageWithApp, sees, typed } from './browsing.ts';

const database = 'C0000002';
const plain = (text: string) => ({ type: 'plain_text' as const, text });
const button = (action_id: string, more: object = {}) => ({
  type: 'button' as const,
  action_id,
  value: action_id,
  text: plain(action_id),
  ...more,
});

inBrowser('a person acts on the page', () => {
  test('a command reaches the app as that person, and the answer is for them alone', async () => {
    const heard: string[] = [];
    const running = await pageWithApp((app) =>
      app.command('/db', async ({ ack, command }) => {
        heard.push(`${command.user_name}: ${command.text}`);
        await ack({ text: 'Incident 9 does not exist.' });
      }),
    );
    const page = await opened(running, `bo/${database}`);
    await typed(page, '/db ack 9');
    await sees(page, 'Incident 9 does not exist.');
    await sees(page, 'Only visible to you');
    expect(heard).toEqual(['bo: ack 9']);
  });

  test('what Slack itself refuses is said by Slackbot, to that person alone', async () => {
    const running = await pageWithApp();
    const page = await opened(running, `ana/${database}`);
    await typed(page, '/nonsense');
    await sees(page, '/nonsense is not a valid command.');
    expect(await page.getByRole('article').textContent()).toMatch(/Only visible to you\s*Slackbot/);
  });

  test('nobody can write into an archived channel', async () => {
    const running = await pageWithApp();
    const page = await opened(running, `ana/${database}`);
    await running.app.client.conversations.archive({ channel: database });
    await sees(page, '#database is archived');
    expect(await page.getByRole('textbox').count()).toBe(0);
  });

  test('Shift and Enter begin a new line, Enter sends', async () => {
    const running = await pageWithApp();
    const page = await opened(running, `ana/${database}`);
    const composer = page.getByRole('textbox', { name: 'Message #database' });
    await composer.pressSequentially('one');
    await composer.press('Shift+Enter');
    await composer.pressSequentially('two');
    await composer.press('Enter');
    await sees(page, /one\s+two/);
    expect(running.slack.messages('#database')).toMatchObject([{ text: 'one\ntwo' }]);
    expect(await composer.inputValue()).toBe('');
  });

  test('a press reaches the app, and the message is replaced', async () => {
    const running = await pageWithApp((app) =>
      app.action('ack', async ({ ack, respond, body }) => {
        await ack();
        await respond({ text: `<@${body.user.id}> has it`, replace_original: true });
      }),
    );
    const page = await opened(running, `cem/${database}`);
    const blocks = [{ type: 'actions' as const, elements: [button('ack', { style: 'primary' })] }];
    await running.app.client.chat.postMessage({ channel: database, text: 'card', blocks });
    await page.getByRole('button', { name: 'ack' }).click();
    await sees(page, '@cem');
    expect(await page.getByRole('button', { name: 'ack' }).count()).toBe(0);
  });

  test('a button that asks first sends nothing until it is answered with yes', async () => {
    const pressed: string[] = [];
    const running = await pageWithApp((app) =>
      app.action(/.*/, async ({ ack, action, client }) => {
        pressed.push('action_id' in action ? action.action_id : '');
        await ack();
        await client.chat.postMessage({ channel: database, text: `pressed ${pressed.length}` });
      }),
    );
    const page = await opened(running, `cem/${database}`);
    const confirm = { title: plain('Resolve'), text: plain('It ends.'), confirm: plain('Yes'), deny: plain('Cancel') };
    const elements = [button('resolve', { confirm }), button('timeline')];
    await running.app.client.chat.postMessage({
      channel: database,
      text: 'card',
      blocks: [{ type: 'actions', elements }],
    });
    const dialog = page.getByRole('dialog', { name: 'Resolve' });
    for (const leave of ['Cancel', 'Escape']) {
      await page.getByRole('button', { name: 'resolve' }).click();
      await dialog.getByText('It ends.').waitFor();
      await (leave === 'Escape' ? page.keyboard.press(leave) : dialog.getByRole('button', { name: leave }).click());
      await dialog.waitFor({ state: 'detached' });
    }
    await page.getByRole('button', { name: 'timeline' }).click();
    await sees(page, 'pressed 1');
    await page.getByRole('button', { name: 'resolve' }).click();
    await dialog.getByRole('button', { name: 'Yes' }).click();
    await sees(page, 'pressed 2');
    expect(pressed).toEqual(['timeline', 'resolve']);
  });

  test('a question about a button is taken back when the button comes to mean something else', async () => {
    const pressed: unknown[] = [];
    const running = await pageWithApp((app) =>
      app.action(/.*/, async ({ ack, action }) => {
        pressed.push('value' in action && action.value);
        await ack();
      }),
    );
    const { client } = running.app;
    const page = await opened(running, `cem/${database}`);
    const confirm = { title: plain('Sure?'), text: plain('It ends.'), confirm: plain('Yes'), deny: plain('No') };
    const row = (value: string) => [{ type: 'actions' as const, elements: [button('db:1', { value, confirm })] }];
    const card = { channel: database, text: 'card' };
    const { ts = '' } = await client.chat.postMessage({ ...card, blocks: row('resolve') });
    await page.getByRole('button', { name: 'db:1' }).click();
    await page.getByRole('dialog').waitFor();
    await client.chat.update({ ...card, ts, blocks: row('reopen') });
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'db:1' }).click();
    await page.getByRole('button', { name: 'Yes' }).click();
    await running.slack.waitFor('acknowledged');
    expect(pressed).toEqual(['reopen']);
  });

  test('a message is answered in its thread', async () => {
    const running = await pageWithApp();
    const page = await opened(running, `ana/${database}`);
    const { ts } = await running.app.client.chat.postMessage({ channel: database, text: 'Incident 8, low' });
    await page.getByRole('article').hover();
    await page.getByRole('button', { name: 'Reply in thread' }).click();
    const thread = page.getByRole('complementary', { name: 'Thread' });
    await thread.getByRole('textbox', { name: 'Reply' }).fill('I look at it');
    await thread.getByRole('textbox', { name: 'Reply' }).press('Enter');
    await thread.getByText('I look at it').waitFor();
    expect(running.slack.messages('#database')[1]).toMatchObject({ threadTs: ts });
    await thread.getByRole('button', { name: 'Close thread' }).click();
    await thread.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^1 reply/ }).waitFor();
    expect(await page.getByText('I look at it').count()).toBe(0);
  });
});
