import type { Message } from '../messages/message.ts';

/** Somebody who can be paged, as people.yml knows them today. */
export type Addressee = {
  key: string;
  name: string;
  slack?: string;
  email?: string;
  /** The name by which the pager behind the webhook knows this person. */
  webhook?: string;
};

export type Page = {
  /** The same for every try of this page, so that a receiver can tell a duplicate. */
  id: string;
  stream: string;
  number: number;
  severity: string;
  /** Of the escalation path, 1 first; none for a page outside a path. */
  level?: number;
  to: Addressee;
  /** Says what opened the incident, which rung this is, who is next and when; carries the buttons. */
  message: Message;
};

/** Accepted by the channel, certainly not, or nobody knows: the answer was lost. */
export type Delivery =
  | { outcome: 'sent'; post?: { channel: string; ts: string }; reference?: string }
  | { outcome: 'failed'; error: string; final: boolean }
  | { outcome: 'unknown'; error: string };

/** One way to reach a person. It never throws and ends within `deadlineMs`. */
export type Channel = {
  name: string;
  deadlineMs: number;
  reaches(person: Addressee): boolean;
  deliver(page: Page): Promise<Delivery>;
};
