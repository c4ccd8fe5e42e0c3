import type { WebClient } from '@slack/web-api';
import type { Log } from '../dispatch/log.ts';
import type { Message } from '../messages/message.ts';
import { type Post, RoomLost, Unknown } from '../messages/rooms.ts';
import { failure, NotDone } from './errors.ts';
import { posted } from './posting.ts';

/** The direct messages kept for pages: their channels are opened once, before they are needed. */
export type Direct = {
  warm(people: readonly string[]): Promise<void>;
  /** `leaving` is called right before the message itself is sent, and may throw to stop it. */
  page(person: string, message: Message, id: string, leaving?: () => void): Promise<Post>;
};

export function direct(client: WebClient, log: Log): Direct {
  const lines = new Map<string, Promise<string>>();

  const line = (person: string): Promise<string> => {
    const known = lines.get(person);
    if (known) return known;
    const opening = openDirect(client, person);
    lines.set(person, opening);
    opening.catch(() => lines.delete(person));
    return opening;
  };

  const send = async (person: string, message: Message, id: string, leaving: () => void): Promise<Post> => {
    const channel = await line(person);
    leaving();
    return posted({ client, log }, { channel }, message, id);
  };

  const notOpen = (person: string) => (error: unknown) =>
    log.warn({ person, reason: failure(error).message }, 'the direct message of somebody on a path is not open yet');

  return {
    async warm(people) {
      await Promise.all(Array.from(new Set(people), (person) => line(person).catch(notOpen(person))));
    },
    async page(person, message, id, leaving = () => undefined) {
      try {
        return await send(person, message, id, leaving);
      } catch (error) {
        if (!(error instanceof RoomLost) || !lines.delete(person)) throw failure(error);
        return send(person, message, id, leaving);
      }
    },
  };
}

/** Opening says nothing to anybody: when its answer is lost, the page certainly was not sent. */
export async function openDirect(client: WebClient, person: string): Promise<string> {
  try {
    const { channel } = await client.conversations.open({ users: person });
    if (channel?.id) return channel.id;
  } catch (error) {
    const reason = failure(error);
    throw reason instanceof Unknown ? new NotDone('no_direct_message', { final: false }, error) : reason;
  }
  throw new NotDone('no_direct_message', { final: false });
}
