import { z } from 'zod';
import type { Stage } from './stage.ts';

/** One thing that a provider took: by the id that all copies of it carry. `n` counts up within its provider. */
export type Copy = { id: string; n: number };

const marked = z.object({ event_payload: z.object({ id: z.string() }) });

/** What the bot posted for its incidents, in order; answers to commands carry no id. */
export const slackCopies = ({ slack }: Stage): readonly Copy[] =>
  slack.log.entries.flatMap((entry) => {
    const id = entry.kind === 'posted' && marked.safeParse(entry.message.metadata).data?.event_payload.id;
    return id ? [{ id, n: entry.n }] : [];
  });

/** The mails that were taken, in order, under the same kind of id as the direct messages. */
export const mailCopies = ({ mail }: Stage): readonly Copy[] =>
  mail.received.map(({ messageId }, n) => ({ id: idOf(messageId), n }));

/** `<incident-1-1-0-ana-email.0123456789ab@…>` → `incident/1/1/0/ana/email`; asked pages have one word more. */
const idOf = (messageId: string): string =>
  messageId.slice(1, messageId.indexOf('.')).replace('asked-', 'asked_').replaceAll('-', '/').replace('_', '-');

export const isPage = ({ id }: Copy): boolean => /\/(slack|email)$/.test(id);
