import type { KnownBlock } from '@slack/types';
import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { inBrowser, opened, pageWithApp, phone, sees } from './browsing.ts';

const database = 'C0000002';

/** The message that is drawn from these blocks on ana's page. */
async function drawn(blocks: KnownBlock[], text = 'a message'): Promise<Locator> {
  const running = await pageWithApp();
  const page = await opened(running, `ana/${database}`);
  await running.app.client.chat.postMessage({ channel: database, text, ...(blocks.length > 0 && { blocks }) });
  const message = page.getByRole('article');
  await message.waitFor();
  return message;
}

const marked = (text: string): KnownBlock => ({ type: 'section', text: { type: 'mrkdwn', text } });
const cells = (...texts: string[]) => texts.map((text) => ({ type: 'raw_text' as const, text }));

inBrowser('blocks are drawn', () => {
  test('markup becomes what Slack makes of it, and nothing else does', async () => {
    const lines = {
      '*bold* _and_ ~struck~ `*code*`': '<strong>bold</strong> <em>and</em> <s>struck</s> <code>*code*</code>',
      '*_both_* snake_case_word 2*3*4': '<strong><em>both</em></strong> snake_case_word 2*3*4',
      '```a\n*b*```': '<pre tabindex="0">a\n*b*</pre>',
      '<@U0000001> <@U0000002|x>': '<span class="mention me">@ana</span> <span class="mention">@bo</span>',
      '<#C0000001>': '<a class="mention" href="#/ana/C0000001">#general</a>',
      '<https://example.com/?a=1&amp;b=2|see>':
        '<a href="https://example.com/?a=1&amp;b=2" target="_blank" rel="noreferrer">see</a>',
      '<javascript:alert(1)|see> <!nothing>': '&lt;javascript:alert(1)|see&gt; &lt;!nothing&gt;',
      '&lt;!channel&gt; &amp;lt; &lt;@U0000001&gt;': '&lt;!channel&gt; &amp;lt; &lt;@U0000001&gt;',
      '&lt;img src=x onerror=alert(1)&gt; <b>x</b>': '&lt;img src=x onerror=alert(1)&gt; &lt;b&gt;x&lt;/b&gt;',
      ':unknown_sign: 12:30:45': ':unknown_sign: 12:30:45',
    };
    const message = await drawn(Object.keys(lines).map(marked));
    const paragraphs = await message.locator('.section p').all();
    const got = await Promise.all(paragraphs.map((paragraph) => paragraph.innerHTML()));
    expect(got).toEqual(Object.values(lines));
  });

  test('a moment is told in the zone of the reader', async () => {
    const message = await drawn([marked('<!date^1784725204^{date_num} {time_secs}|22 July 2026 13:00:04 UTC>')]);
    const time = message.locator('.section time');
    expect(await time.textContent()).toBe('2026-07-22 15:00:04');
    expect(await time.getAttribute('title')).toContain('13:00:04 UTC');
  });

  test('in a table, too; and numbers stand under each other', async () => {
    const date = {
      type: 'date' as const,
      timestamp: 1_784_725_204,
      format: '{date_num} {time_secs}',
      fallback: 'then',
    };
    const moment = { type: 'rich_text' as const, elements: [{ type: 'rich_text_section' as const, elements: [date] }] };
    const used = { type: 'raw_number' as const, value: 9, text: '9.00' };
    const message = await drawn([
      {
        type: 'data_table',
        caption: 'Pools',
        rows: [cells('pool', 'used', 'since'), [...cells('main'), used, moment]],
      },
    ]);
    expect(await message.locator('tbody time').textContent()).toBe('2026-07-22 15:00:04');
    expect(await message.locator('td.right').allInnerTexts()).toEqual(['9.00']);
  });

  test('data never becomes markup, wherever it stands', async () => {
    const data = '<img src=x onerror=alert(1)> *x* <!channel>';
    const message = await drawn([
      { type: 'header', text: { type: 'plain_text', text: data } },
      { type: 'data_table', caption: data, rows: [cells('name'), cells(data)] },
      { type: 'table', rows: [cells('name'), cells(data)] },
      { type: 'rich_text', elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: data }] }] },
      { type: 'actions', elements: [{ type: 'button', action_id: 'a', text: { type: 'plain_text', text: data } }] },
    ]);
    for (const place of ['h3', 'caption', '.data-table tbody th', 'td', 'pre', '.actions button'])
      expect(await message.locator(place).textContent()).toBe(data);
    expect(await message.locator('img:not(.face), strong, .mention').count()).toBe(0);
  });

  test('what people type stays what they typed', async () => {
    const running = await pageWithApp();
    const page = await opened(running, `ana/${database}`);
    await running.slack.types('bo', '#database', '<script>alert(1)</script> & <!channel>');
    await sees(page, '<script>alert(1)</script> & <!channel>');
  });

  test('fields, asides and the button beside a section are all there', async () => {
    const words = (text: string) => ({ type: 'mrkdwn' as const, text });
    const accessory = { type: 'button' as const, action_id: 'b', text: { type: 'plain_text' as const, text: 'Look' } };
    const message = await drawn([
      { type: 'section', text: words('State'), fields: [words('*Tier*\noltp'), words('*Who*\nana')], accessory },
      { type: 'divider' },
      { type: 'context', elements: [words('3 of 5'), { type: 'plain_text', text: 'steps' }] },
    ]);
    expect(await message.locator('.fields p').allInnerTexts()).toEqual(['Tier\noltp', 'Who\nana']);
    expect(await message.locator('.context span').allInnerTexts()).toEqual(['3 of 5', 'steps']);
    expect(await message.getByRole('button', { name: 'Look' }).isVisible()).toBe(true);
    expect(await message.locator('hr').count()).toBe(1);
  });

  test('a long table is read page by page', async () => {
    const body = Array.from({ length: 12 }, (_, at) => cells(`pool ${at + 1}`, String(at * 10)));
    const message = await drawn([
      { type: 'data_table', caption: 'Pools', page_size: 5, rows: [cells('pool', 'used'), ...body] },
    ]);
    const names = () => message.getByRole('rowheader').allInnerTexts();
    expect(await names()).toEqual(['pool 1', 'pool 2', 'pool 3', 'pool 4', 'pool 5']);
    await message.getByRole('button', { name: 'Next rows' }).click();
    await message.getByText('Rows 6–10 of 12').waitFor();
    await message.getByRole('button', { name: 'Next rows' }).click();
    await message.getByText('Rows 11–12 of 12').waitFor();
    expect(await names()).toEqual(['pool 11', 'pool 12']);
    expect(await message.getByRole('button', { name: 'Next rows' }).isDisabled()).toBe(true);
  });

  test('a long conversation begins at its end, and the rest is one press away', async () => {
    const running = await pageWithApp();
    for (let at = 1; at <= 155; at++) await running.slack.types('bo', '#database', `line ${at}.`);
    const page = await opened(running, `ana/${database}`);
    expect(await page.getByRole('article').count()).toBe(150);
    await page.getByRole('button', { name: 'Earlier messages' }).click();
    await sees(page, 'line 1.');
  });

  test('on a phone everything has its place, and nothing is wider than the screen', async () => {
    const running = await pageWithApp();
    const page = await opened(running, `ana/${database}`, phone);
    const wide = Array.from({ length: 8 }, (_, at) => `a wide column ${at}`);
    const blocks: KnownBlock[] = [{ type: 'data_table', caption: 'Wide', rows: [cells(...wide), cells(...wide)] }];
    await running.app.client.chat.postMessage({ channel: database, text: 'a table', blocks });
    await page.getByRole('table').waitFor();
    const list = "document.querySelector('.messages')";
    expect(await page.evaluate(`${list}.scrollWidth - ${list}.clientWidth`)).toBe(0);
    const general = page.getByRole('link', { name: '#general' });
    expect(await general.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Channels, 0 unread' }).click();
    await general.click();
    await page.getByRole('heading', { name: '#general' }).waitFor();
    expect(await general.isVisible()).toBe(false);
  });

  test('what the page cannot draw is seen, not left out', async () => {
    const message = await drawn([
      { type: 'markdown', text: '# Title' },
      { type: 'section', text: { type: 'mrkdwn', text: 'x' }, accessory: { type: 'datepicker', action_id: 'd' } },
    ]);
    expect(await message.locator('.unsupported').allInnerTexts()).toEqual([
      'unsupported block: markdown',
      'unsupported element: datepicker',
    ]);
  });
});
