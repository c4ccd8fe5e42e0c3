import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { inBrowser, opened, pageWithApp, phone } from './browsing.ts';

const content = '\uFEFF"pool","used"\r\n"•••",97.5\r\n';

inBrowser('a file', () => {
  test('that was given to one person is there for them to download, as it was sent, on a phone too', async () => {
    const running = await pageWithApp();
    const { client } = running.app;
    const channel_id = String((await client.conversations.open({ users: 'U0000002' })).channel?.id);
    await client.files.uploadV2({ channel_id, filename: 'pools.csv', content, initial_comment: 'All 1 rows' });
    const page = await opened(running, `bo/direct`, phone);
    const link = page.getByRole('link', { name: 'pools.csv' });
    await link.waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe('pools.csv');
    expect(await readFile(await download.path(), 'utf8')).toBe(content);
  });

  test('is not seen by anybody else', async () => {
    const running = await pageWithApp();
    const { client } = running.app;
    const channel_id = String((await client.conversations.open({ users: 'U0000002' })).channel?.id);
    await client.files.uploadV2({ channel_id, filename: 'pools.csv', content });
    await running.slack.waitFor('posted', ({ message }) => message.files.length > 0);
    const page = await opened(running, `cem/direct`);
    expect(await page.getByText('pools.csv').count()).toBe(0);
  });
});
