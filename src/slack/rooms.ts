import type { WebClient } from '@slack/web-api';
import type { Log } from '../dispatch/log.ts';
import { PostLost, RoomLost, type Rooms } from '../messages/rooms.ts';
import { harmless, once } from './asking.ts';
import type { Direct } from './direct.ts';
import { coalescing } from './edits.ts';
import { NotDone } from './errors.ts';
import type { Identity } from './identity.ts';
import { invite } from './invite.ts';
import { describe, openRoom } from './open-room.ts';
import { posted, rewritten } from './posting.ts';
import { asGiven, plainText } from './text.ts';

/** Where the bot speaks, in Slack. Errors are RoomLost, PostLost, Unknown or NotDone. */
export function slackRooms(client: WebClient, direct: Direct, who: Promise<Identity>, log: Log): Rooms {
  const topics = new Map<string, string>();
  const send = { client, log };
  return {
    async open({ name, purpose }) {
      const said = plainText(purpose, 250);
      const { channel, ...opened } = await openRoom(client, who, name, said);
      describe(client, channel, said).catch((error: unknown) => log.warn({ err: error, channel }, 'no purpose set'));
      return { channel, ...opened };
    },
    invite: (channel, people) => invite(client, channel, people),
    post: (room, message, id) => once(() => posted(send, room, message, id)),
    edit: coalescing((post, message) => harmless(() => rewritten(send, post, message)), 1_000),
    async withdraw({ channel, ts }) {
      await harmless(() => client.chat.delete({ channel, ts })).catch(unlessGone);
    },
    async pin({ channel, ts }) {
      await harmless(() => client.pins.add({ channel, timestamp: ts })).catch(unlessDone('already_pinned'));
    },
    /** Each change of a topic is a line in the channel, so only a change is one. */
    async topic(channel, topic) {
      const wanted = plainText(topic, 250);
      if (asGiven(topics.get(channel) ?? (await topicOf(client, channel))) === asGiven(wanted)) return;
      await harmless(() => client.conversations.setTopic({ channel, topic: wanted }));
      topics.set(channel, wanted);
    },
    page: (person, message, id) => direct.page(person, message, id),
  };
}

const unlessDone = (code: string) => (error: unknown) => {
  if (!(error instanceof NotDone) || error.code !== code) throw error;
};

const unlessGone = (error: unknown) => {
  if (!(error instanceof PostLost || error instanceof RoomLost)) throw error;
};

async function topicOf(client: WebClient, channel: string): Promise<string> {
  const { channel: found } = await harmless(() => client.conversations.info({ channel }));
  return found?.topic?.value ?? '';
}
