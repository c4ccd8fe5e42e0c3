import { PassThrough } from 'node:stream';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Names } from '../messages/text.ts';
import type { Addressee, Channel, Delivery, Page } from '../paging/channel.ts';
import { mailOf } from './mail.ts';
import { outcomeOfMail } from './mail-outcome.ts';

export type MailSettings = {
  /** `smtp://` or `smtps://` with user and password; `?requireTLS=true` or `?ignoreTLS=true` decides on STARTTLS. */
  url: string;
  from: string;
  names: Names;
  deadlineMs?: number;
};

/**
 * Pages by mail over any SMTP server. Each page has a connection of its own: one kept open since the last incident
 * may be dead without knowing. `sent` means that the server took it, not that anybody has it.
 */
export function email({ url, from, names, deadlineMs = 5_000 }: MailSettings): Channel {
  const deliver = (page: Page) => send(url, mailOf(page, from, names), deadlineMs - marginMs);
  return { name: 'email', deadlineMs, reaches, deliver };
}

/** One plain address: nothing that a mail server could read as two, or as a header. */
const reaches = ({ email }: Addressee): boolean => email !== undefined && /^[^\s<>,;:"@]+@[^\s<>,;:"@]+$/.test(email);

/** Left between the end of the attempt and the deadline, for closing down and journaling. */
const marginMs = 250;

async function send(url: string, mail: SendMailOptions, limitMs: number): Promise<Delivery> {
  const body = new PassThrough();
  try {
    const transport = createTransport({ ...safely(url), url, socketCloseTimeout: 0, disableFileAccess: true });
    transport.use('stream', (composed, next) => {
      composed.message.processFunc((content) => content.pipe(body));
      next();
    });
    const { messageId } = await transport.sendMail({ ...mail, signal: AbortSignal.timeout(limitMs) });
    return { outcome: 'sent', reference: messageId };
  } catch (error) {
    return outcomeOfMail(error, body.readableDidRead);
  }
}

/** A password never travels in the clear, unless the URL says so. */
function safely(url: string): { requireTLS?: true } {
  const { username, searchParams } = new URL(url);
  const decided = ['requireTLS', 'ignoreTLS', 'opportunisticTLS'].some((key) => searchParams.has(key));
  return username === '' || decided ? {} : { requireTLS: true };
}
