import { z } from 'zod';
import type { Message } from '../../src/sandbox/slack/workspace.ts';
import type { Stage } from './stage.ts';

/** One thing that a provider took: by the id that all copies of it carry. `n` counts up within its provider. */
export type Copy = { id: string; n: number };

const marked = z.object({ event_payload: z.object({ id: z.string() }) });

/** What the bot posted for its incidents and has not taken back, in order; answers to commands carry no id. */
export function slackCopies({ slack }: Stage): readonly Copy[] {
  const deleted = slack.log.entries.flatMap((entry) => (entry.kind === 'deleted' ? [placeOf(entry.message)] : []));
  return slack.log.entries.flatMap((entry) => {
    if (entry.kind !== 'posted' || deleted.includes(placeOf(entry.message))) return [];
    const id = idIn(entry.message);
    return id ? [{ id, n: entry.n }] : [];
  });
}

const placeOf = ({ channel, ts }: Message): string => `${channel}/${ts}`;

const idIn = ({ metadata }: Message): string | undefined => marked.safeParse(metadata).data?.event_payload.id;

/** The messages with that id that nobody has taken back. */
export const standing = ({ slack }: Stage, id: string): readonly Message[] =>
  [...slack.world.channels.values()]
    .flatMap(({ messages }) => [...messages.values()])
    .filter((message) => idIn(message) === id);

/** The mails that were taken, in order, under the same kind of id as the direct messages. */
export const mailCopies = ({ mail }: Stage): readonly Copy[] =>
  mail.received.map(({ messageId }, n) => ({ id: idOf(messageId), n }));

/** `<incident-1-1-0-ana-email.0123456789ab@…>` → `incident/1/1/0/ana/email`; asked pages have one word more. */
const idOf = (messageId: string): string =>
  messageId.slice(1, messageId.indexOf('.')).replace('asked-', 'asked_').replaceAll('-', '/').replace('_', '-');

export const isPage = ({ id }: Copy): boolean => /\/(slack|email)$/.test(id);
