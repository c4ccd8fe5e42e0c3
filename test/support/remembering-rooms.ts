import type { Message } from '../../src/messages/message.ts';
import { type Post, PostLost, type Room, RoomLost, type Rooms } from '../../src/messages/rooms.ts';
import { plain } from '../../src/messages/text.ts';

export type Remembered = {
  rooms: Rooms;
  /** Every call in the order of beginning: `open inc-7`, `post C1 Incident 7 …`. */
  calls: string[];
  /** What a channel shows now, oldest first. */
  shown(channel: string): Message[];
  /** From now on this channel is gone. */
  lose(channel: string): void;
  /** From now on this message can't be edited. */
  freeze(post: Post): void;
  /** The next calls of that kind fail, of no known reason unless one is given. */
  fail(kind: keyof Rooms, times: number, why?: Error): void;
  /** Calls of that kind wait until the returned function is called. */
  holdUp(kind: keyof Rooms): () => void;
};

type Kept = Post & { thread?: string | undefined; message: Message };

/** A chat that remembers what it was told, and can be made to fail. */
export function rememberingRooms(): Remembered {
  const calls: string[] = [];
  const posts: Kept[] = [];
  const channels = new Map<string, string>();
  const gone = new Set<string>();
  const frozen = new Set<string>();
  const failures = new Map<keyof Rooms, Error[]>();
  const holds = new Map<keyof Rooms, Promise<void>>();
  let clock = 0;

  const called = async (kind: keyof Rooms, what: string, channel?: string) => {
    calls.push(`${kind} ${what}`);
    await holds.get(kind);
    const failure = failures.get(kind)?.pop();
    if (failure) throw failure;
    if (channel !== undefined && gone.has(channel)) throw new RoomLost(`${channel} is archived`);
  };
  const kept = ({ channel, thread }: Room, message: Message): Post => {
    clock += 1;
    const post = { channel, ts: `${clock}.0` };
    posts.push({ ...post, thread, message });
    return post;
  };

  return {
    calls,
    shown: (channel) => posts.filter((post) => post.channel === channel).map(({ message }) => message),
    lose: (channel) => gone.add(channel),
    freeze: ({ ts }) => frozen.add(ts),
    fail: (kind, times, why = new Error(`${kind} does not work now`)) =>
      failures.set(kind, new Array<Error>(times).fill(why)),
    holdUp: (kind) => {
      let letGo = () => {};
      holds.set(kind, new Promise((resolve) => (letGo = resolve)));
      return () => {
        holds.delete(kind);
        letGo();
      };
    },
    rooms: {
      open: async ({ name }) => {
        await called('open', name);
        const channel = channels.get(name) ?? `C${channels.size + 1}`;
        channels.set(name, channel);
        return { channel, name };
      },
      invite: async (channel, people) => called('invite', `${channel} ${people.join(' ')}`, channel),
      post: async (room, message) => {
        await called('post', `${room.channel} ${saying(message)}`, room.channel);
        return kept(room, message);
      },
      edit: async (post, message) => {
        await called('edit', `${post.channel} ${saying(message)}`, post.channel);
        const found = posts.find(({ channel, ts }) => channel === post.channel && ts === post.ts);
        if (!found || frozen.has(post.ts)) throw new PostLost(`${post.ts} can't be edited`);
        found.message = message;
      },
      withdraw: async (post) => {
        await called('withdraw', `${post.channel} ${post.ts}`, post.channel);
        const index = posts.findIndex(({ channel, ts }) => channel === post.channel && ts === post.ts);
        if (index >= 0) posts.splice(index, 1);
      },
      pin: async ({ channel }) => called('pin', channel, channel),
      topic: async (channel, topic) => called('topic', `${channel} ${topic}`, channel),
      page: async (person, message) => {
        await called('page', `${person} ${saying(message)}`);
        return kept({ channel: `D-${person}` }, message);
      },
    },
  };
}

export const saying = ({ summary }: Message): string =>
  plain(summary, { person: (id) => `@${id}`, channel: (id) => id });
