import { afterEach, beforeEach, expect, test } from 'vitest';
import { message } from '../../src/messages/message.ts';
import type { Channel } from '../../src/paging/channel.ts';
import { email } from '../../src/providers/email.ts';
import { type LocalMail, startLocalMail } from '../../src/sandbox/mail/server.ts';
import { names, pageOf } from './page.ts';

let server: LocalMail;
let channel: Channel;

const from = 'Rookery <rookery@example.com>';
const channelTo = (url: string, deadlineMs = 5_000) => email({ url, from, names, deadlineMs });

beforeEach(async () => {
  server = await startLocalMail();
  channel = channelTo(server.url);
});
afterEach(() => server.close());

test('a page arrives as a mail that says what is wrong and what to type', async () => {
  const delivery = await channel.deliver(pageOf());
  const mail = await server.mail(() => true);
  expect(delivery).toEqual({ outcome: 'sent', reference: mail.messageId });
  expect(mail).toMatchObject({
    from: 'rookery@example.com',
    to: ['ana@example.com'],
    subject: '[#7 critical] primary_pool of OLTP is 98 % full',
  });
  expect(mail.text).toContain(
    'Since 09:26: usage_pct was 98, the limit is 90.\n\nAcknowledge: /db ack 7\n\nYou are level 1.',
  );
});

test('every try of a page has the same Message-ID, another page another one', async () => {
  await channel.deliver(pageOf());
  await channel.deliver(pageOf());
  await channel.deliver(pageOf({ id: 'incident-7/1/0-ana' }));
  const [first, second, third] = server.received.map(({ messageId }) => messageId);
  expect(first).toMatch(/^<incident-7-1-0-ana\.[0-9a-f]{12}@example\.com>$/);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});

test('nothing in a title or a name becomes a header', async () => {
  const evil = 'pool full\r\nBcc: eli@example.com\n\u2028X-Evil: 1\r\n\r\nbody';
  await channel.deliver(pageOf({ message: message(evil), to: { key: 'ana', name: evil, email: 'ana@example.com' } }));
  const { raw, to, subject } = await server.mail(() => true);
  const [head = ''] = raw.split('\r\n\r\n');
  expect(to).toEqual(['ana@example.com']);
  expect(head.replace(/\r\n[ \t]/g, ' ')).not.toMatch(/^(bcc|x-evil)/im);
  expect(subject).toBe('[#7 critical] pool full Bcc: eli@example.com X-Evil: 1 body');
});

test('text from outside is not read as HTML', async () => {
  await channel.deliver(pageOf({ message: message('<img src=x onerror=alert(1)>') }));
  const { raw } = await server.mail(() => true);
  expect(raw).toContain('&lt;img src=3Dx');
});

test.each([undefined, '', 'ana', 'ana@example.com, bo@example.com', 'ana@example.com>\r\nRCPT TO:<bo@example.com'])(
  'somebody with the address %j is not reached by mail',
  (address) => {
    expect(channel.reaches({ key: 'ana', name: 'Ana', ...(address === undefined ? {} : { email: address }) })).toBe(
      false,
    );
  },
);

test('a server that refuses for good is not tried again', async () => {
  await server.fail('answer 550');
  expect(await channel.deliver(pageOf())).toMatchObject({
    outcome: 'failed',
    final: true,
    error: expect.stringContaining('550'),
  });
});

test.each(['answer 451', 'refuse', 'say nothing'] as const)(
  'after "%s" the mail has certainly not gone, and trying again can help',
  async (fault) => {
    await server.fail(fault);
    expect(await channelTo(server.url, 1_000).deliver(pageOf())).toMatchObject({ outcome: 'failed', final: false });
    await server.heal();
    expect(await channel.deliver(pageOf())).toMatchObject({ outcome: 'sent' });
  },
);

test.each(['hang after data', 'drop after data'] as const)(
  'after "%s" nobody knows whether the mail has gone',
  async (fault) => {
    await server.fail(fault);
    expect(await channelTo(server.url).deliver(pageOf())).toMatchObject({ outcome: 'unknown' });
    expect(server.received).toHaveLength(1);
  },
);

test('a password is not sent in the clear unless the URL says so', async () => {
  const withPassword = server.url.replace('smtp://', 'smtp://rookery:secret@');
  expect(await channelTo(withPassword).deliver(pageOf())).toMatchObject({ outcome: 'sent' });
  const unsaid = withPassword.replace('?ignoreTLS=true', '');
  expect(await channelTo(unsaid).deliver(pageOf())).toMatchObject({ outcome: 'failed' });
});

test('hooks stand before and after the answer to the k-th mail', async () => {
  const seen: string[] = [];
  const done = new Promise<void>((resolve) => {
    server.beforeAnswer((k) => void seen.push(`before ${k}`));
    server.afterAnswer((k) => {
      seen.push(`after ${k}`);
      if (k === 2) resolve();
    });
  });
  await channel.deliver(pageOf());
  await channel.deliver(pageOf());
  await done;
  expect(seen).toEqual(['before 1', 'after 1', 'before 2', 'after 2']);
});
