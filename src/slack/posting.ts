import type { WebClient } from '@slack/web-api';
import type { Log } from '../dispatch/log.ts';
import type { Message } from '../messages/message.ts';
import type { Post, Room } from '../messages/rooms.ts';
import { type Drawing, drawing, words } from './drawing.ts';
import { failure, NotDone } from './errors.ts';

export type Send = { client: WebClient; log: Log };

/** Posts a message that carries `id` where other apps and we can read it, so that a copy is known as one. */
export async function posted({ client, log }: Send, room: Room, message: Message, id: string): Promise<Post> {
  const { channel, ts } = await orInWords(message, log, (drawn) =>
    client.chat.postMessage({
      channel: room.channel,
      ...(room.thread !== undefined && { thread_ts: room.thread }),
      ...drawn,
      metadata: { event_type: 'rookery_message', event_payload: { id } },
      unfurl_links: false,
      unfurl_media: false,
    }),
  );
  return { channel: channel ?? room.channel, ts: ts ?? '' };
}

export async function rewritten({ client, log }: Send, { channel, ts }: Post, message: Message): Promise<void> {
  await orInWords(message, log, ({ text, blocks = [] }) => client.chat.update({ channel, ts, text, blocks }));
}

/** When Slack will not have the blocks, the same is said in words: nothing is lost for a mistake in how it looks. */
export async function orInWords<Answer>(
  message: Message,
  log: Log,
  send: (drawn: Drawing) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await send(drawing(message, log));
  } catch (error) {
    const reason = failure(error);
    if (!(reason instanceof NotDone) || !unpalatable.has(reason.code)) throw reason;
    log.error({ err: error, reason: reason.code }, 'Slack refused the blocks of a message; sending plain words');
    return send(words(message));
  }
}

const unpalatable = new Set(['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long', 'msg_too_long']);
