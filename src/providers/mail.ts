import { createHash } from 'node:crypto';
import type { SendMailOptions } from 'nodemailer';
import { plainMessage } from '../messages/plain.ts';
import { type Names, plain } from '../messages/text.ts';
import type { Page } from '../paging/channel.ts';

/** The mail of a page. Its Message-ID is the same for every try; pages of one incident are one thread. */
export function mailOf(page: Page, from: string, names: Names): SendMailOptions {
  const text = readable(plainMessage(page.message, names));
  const domain = /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost';
  return {
    from,
    to: { name: oneLine(page.to.name), address: page.to.email ?? '' },
    subject: oneLine(`[#${page.number} ${page.severity}] ${plain(page.message.summary, names)}`),
    text,
    html: `<pre style="font: inherit; white-space: pre-wrap">${escaped(text)}</pre>`,
    messageId: `<${nameOf(page.id)}@${domain}>`,
    references: `<${nameOf(page.stream)}@${domain}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    priority: 'high',
  };
}

/** Readable, and different for different ids even where their letters are not allowed in a Message-ID. */
const nameOf = (id: string): string =>
  `${id.replace(/[^A-Za-z0-9]+/g, '-').slice(0, 100)}.${createHash('sha256').update(id).digest('hex').slice(0, 12)}`;

/** Without the marks that turn the reading direction: what somebody typed could deceive with them. */
const readable = (text: string): string => text.replace(/[\u202A-\u202E\u2066-\u2069]/g, '');

/** Without line ends and other control characters: nothing can begin a header of its own. */
const oneLine = (text: string): string =>
  readable(text)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, 300);

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
