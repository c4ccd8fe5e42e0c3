import type { Locator, Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { servePage } from '../../src/sandbox/page/server.ts';
import { startLocalSlack } from '../../src/sandbox/slack/local-slack.ts';
import { inBrowser, opened, pageWithApp, sees, typed } from './browsing.ts';

const database = 'C0000002';

inBrowser('the page is live', () => {
  test('what anybody writes appears on every page at once', async () => {
    const running = await pageWithApp();
    const [ana, bo] = [await opened(running, `ana/${database}`), await opened(running, `bo/${database}`)];
    await typed(ana, 'the pool is full');
    await sees(bo, 'the pool is full');
    await running.app.client.chat.postMessage({ channel: database, text: 'Incident 7 is open' });
    await sees(ana, 'Incident 7 is open');
    expect(running.slack.messages('#database')).toMatchObject([{ user: 'U0000001' }, { user: 'U0000BOT' }]);
  });

  test('an edited message changes in its place and says so', async () => {
    const running = await pageWithApp();
    const { client } = running.app;
    const page = await opened(running, `ana/${database}`);
    const { ts = '' } = await client.chat.postMessage({ channel: database, text: 'nobody has it' });
    await sees(page, 'nobody has it');
    await client.chat.postMessage({ channel: database, text: 'a later line' });
    await client.chat.update({ channel: database, ts, text: 'cem has it' });
    await sees(page, 'cem has it');
    const words = await page.getByRole('article').allTextContents();
    expect(words).toEqual([expect.stringMatching(/\(edited\).*cem has it/), expect.stringContaining('a later line')]);
  });

  test('what one person alone may see is on no other page', async () => {
    const running = await pageWithApp();
    const { chat } = running.app.client;
    const [ana, bo] = [await opened(running, `ana/${database}`), await opened(running, `bo/${database}`)];
    await chat.postEphemeral({ channel: database, user: 'U0000001', text: 'for ana' });
    await chat.postMessage({ channel: database, text: 'for all' });
    for (const page of [ana, bo]) await sees(page, 'for all');
    expect(await ana.getByRole('article').first().textContent()).toContain('Only visible to you');
    expect(await bo.getByText('for ana').count()).toBe(0);
  });

  test('who has been paged is said on every page, and one press makes me that person', async () => {
    const running = await pageWithApp();
    const page = await opened(running, `ana/${database}`);
    await running.app.client.chat.postMessage({ channel: 'U0000003', text: 'You are paged' });
    await page.getByRole('button', { name: 'cem 1' }).click();
    await sees(page, 'You are paged');
    expect(await page.getByLabel('You are').inputValue()).toBe('cem');
    await page.getByLabel('You are').selectOption('bo');
    await page.getByRole('heading', { name: '#general' }).waitFor();
    expect(await page.getByText('You are paged').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'cem 1' }).count()).toBe(0);
  });

  test('a channel counts what is unread in it until it is opened', async () => {
    const running = await pageWithApp();
    const page = await opened(running, `ana/${database}`);
    await running.slack.types('bo', '#general', 'one');
    await running.slack.types('bo', '#general', 'two');
    const general = page.getByRole('link', { name: '#general 2 unread' });
    await general.click();
    await sees(page, 'two');
    await general.waitFor({ state: 'detached' });
  });

  test('the newest message is in view unless somebody reads further up', async () => {
    const running = await pageWithApp();
    for (let at = 1; at <= 40; at++) await running.slack.types('bo', '#database', `line ${at}.`);
    const page = await opened(running, `ana/${database}`);
    const top = async (found: Locator) => (await found.boundingBox())?.y ?? 0;
    const end = (await top(page.getByRole('textbox'))) - 20;
    const inView = (text: string) => expect.poll(() => top(page.getByText(text))).toBeLessThan(end);
    await inView('line 40.');
    await running.slack.types('bo', '#database', 'line 41.');
    await sees(page, 'line 41.');
    await inView('line 41.');
    const newest = page.getByRole('button', { name: 'Newest messages' });
    await readsFurtherUp(page);
    await newest.waitFor();
    await running.slack.types('bo', '#database', 'line 42.');
    await sees(page, 'line 42.');
    expect(await top(page.getByText('line 42.'))).toBeGreaterThan(end);
    await newest.click();
    await inView('line 42.');
    await newest.waitFor({ state: 'detached' });
    await readsFurtherUp(page);
    await newest.waitFor();
    await typed(page, 'line 43.');
    await inView('line 43.');
  });

  test('an answer that is longer than the screen is read from its beginning', async () => {
    const running = await pageWithApp();
    for (let at = 1; at <= 20; at++) await running.slack.types('bo', '#database', `line ${at}.`);
    const page = await opened(running, `ana/${database}`);
    await sees(page, 'line 20.');
    const text = ['the first line', ...Array.from({ length: 80 }, () => 'more'), 'the last line'].join('\n');
    await running.app.client.chat.postMessage({ channel: database, text });
    const answer = page.getByRole('article').last();
    await answer.getByText('the first line').waitFor();
    const list = (await page.getByRole('log').boundingBox())?.y ?? 0;
    await expect.poll(async () => Math.abs(((await answer.boundingBox())?.y ?? 0) - list)).toBeLessThan(20);
  });

  test('a new room is on the left of those who are in it', async () => {
    const running = await pageWithApp();
    const [ana, bo] = [await opened(running, `ana/${database}`), await opened(running, `bo/${database}`)];
    const { channel } = await running.app.client.conversations.create({ name: 'inc-7', is_private: true });
    await running.app.client.conversations.invite({ channel: channel?.id ?? '', users: 'U0000001' });
    await ana.getByRole('link', { name: '#inc-7' }).click();
    await ana.getByRole('heading', { name: '#inc-7' }).waitFor();
    await running.slack.types('ana', '#database', 'done');
    await sees(bo, 'done');
    expect(await bo.getByRole('link', { name: '#inc-7' }).count()).toBe(0);
  });

  test('when Slack has been away, the page says so, loses no words and goes on by itself', async () => {
    const first = await startLocalSlack();
    servePage(first);
    const page = await opened({ slack: first }, 'ana/C0000001');
    await first.stop();
    await sees(page, 'Connection lost. Trying again …');
    await typed(page, 'is anybody there?');
    await sees(page, 'The local Slack does not answer.');
    expect(await page.getByRole('textbox', { name: 'Message #general' }).inputValue()).toBe('is anybody there?');
    const second = await startLocalSlack({ port: first.port });
    onTestFinished(second.stop);
    servePage(second);
    await second.types('bo', '#general', 'we are back');
    await sees(page, 'we are back');
    await page.getByText('Connection lost').waitFor({ state: 'detached' });
  });
});

/** Turns the wheel, and waits until the list has come to rest: what happens while it moves is another story. */
async function readsFurtherUp(page: Page): Promise<void> {
  const list = page.getByRole('log');
  await list.hover();
  await page.mouse.wheel(0, -600);
  const fromEnd = () =>
    list.evaluate(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight);
  await expect.poll(fromEnd).toBeGreaterThan(598);
}
