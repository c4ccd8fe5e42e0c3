import { Webhook } from 'standardwebhooks';
import { plainMessage } from '../messages/plain.ts';
import { type Names, plain } from '../messages/text.ts';
import type { Addressee, Channel, Delivery, Page } from '../paging/channel.ts';
import { outcomeOfSilence } from './silence.ts';

export type WebhookSettings = {
  url: string;
  /** `whsec_…`. Two while one replaces the other: the receiver may check either. */
  secrets: readonly [string, ...string[]];
  names: Names;
  deadlineMs?: number;
};

/** What a pager receives, as JSON. Fields may be added, never changed. */
export type PageBody = {
  type: 'page';
  /** The same for every try, as in the header `webhook-id`: what has come before is not a new page. */
  id: string;
  incident: number;
  severity: string;
  /** What is wrong, in one line. */
  title: string;
  /** The whole page as plain text. */
  text: string;
  /** The name by which people.yml says that the pager knows this person. */
  person: string;
  /** Of the escalation path, 1 first; missing for a page outside a path. */
  level?: number;
  /** What to type in Slack to stop the escalation. */
  acknowledge: string;
};

/** Pages over any pager that takes Standard Webhooks: signed, and named by the page. */
export function webhook({ url, secrets, names, deadlineMs = 5_000 }: WebhookSettings): Channel {
  const signers = secrets.map((secret) => new Webhook(secret));
  const deliver = (page: Page) => post(url, () => signed(page, signers, names, new Date()), deadlineMs - marginMs);
  return { name: 'webhook', deadlineMs, reaches: ({ webhook }: Addressee) => webhook !== undefined, deliver };
}

/** Left between the end of the attempt and the deadline, for closing down and journaling. */
const marginMs = 250;

type Signed = { id: string; headers: Record<string, string>; body: string };

function signed(page: Page, signers: readonly Webhook[], names: Names, at: Date): Signed {
  const body = JSON.stringify(bodyOf(page, names));
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'rookery',
    'webhook-id': page.id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': signers.map((signer) => signer.sign(page.id, at, body)).join(' '),
  };
  return { id: page.id, headers, body };
}

const bodyOf = ({ id, number, severity, level, to, message }: Page, names: Names): PageBody => ({
  type: 'page',
  id,
  incident: number,
  severity,
  title: plain(message.summary, names),
  text: plainMessage(message, names),
  person: to.webhook ?? to.key,
  ...(level === undefined ? {} : { level }),
  acknowledge: `/db ack ${number}`,
});

async function post(url: string, sign: () => Signed, limitMs: number): Promise<Delivery> {
  try {
    const { id, headers, body } = sign();
    const signal = AbortSignal.timeout(limitMs);
    const answer = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
    void answer.body?.cancel();
    return outcomeOf(answer.status, id);
  } catch (error) {
    return outcomeOfSilence(error);
  }
}

/** A gateway that lost its own answer knows no more than we do. A redirect is a wrong address, not followed. */
function outcomeOf(status: number, id: string): Delivery {
  const error = `the pager answered ${status}`;
  if (status >= 200 && status < 300) return { outcome: 'sent', reference: id };
  if (status === 502 || status === 504) return { outcome: 'unknown', error };
  return { outcome: 'failed', error, final: status < 500 && ![408, 425, 429].includes(status) };
}
