import type { Message } from './message.ts';

/** Where the bot speaks: a channel, or a thread in one. */
export type Room = { channel: string; thread?: string };

/** A room as a fact keeps it. */
export const roomAt = ({ channel, thread }: { channel: string; thread?: string | undefined }): Room =>
  thread === undefined ? { channel } : { channel, thread };

/** A message that can be edited later. `ts` is its id in that channel. */
export type Post = { channel: string; ts: string };

/** What the core needs from the chat. Slack implements it; in rule tests a fake remembers. */
export type Rooms = {
  /**
   * Makes a channel; a name that is taken by a channel this bot made for the same purpose is found again. Answers the
   * name that it has in the end.
   */
  open(channel: { name: string; purpose: string }): Promise<{ channel: string; name: string }>;
  /** Puts people in a channel; those who are there already, or cannot be, do no harm. */
  invite(channel: string, people: readonly string[]): Promise<void>;
  post(room: Room, message: Message, id: string): Promise<Post>;
  edit(post: Post, message: Message): Promise<void>;
  /** Takes a copy of a message back; one that is gone already does no harm. */
  withdraw(post: Post): Promise<void>;
  pin(post: Post): Promise<void>;
  topic(channel: string, topic: string): Promise<void>;
  /** Sends a direct message on the line kept for pages: short time limit, no hidden retries. */
  page(person: string, message: Message, id: string): Promise<Post>;
};

/** The room is gone for good: archived, deleted, or the bot was removed. Post elsewhere. */
export class RoomLost extends Error {
  override readonly name = 'RoomLost';
}

/** The message can no longer be edited. Post it anew. */
export class PostLost extends Error {
  override readonly name = 'PostLost';
}

/** It was certainly not done. `final`: trying again can't help. The chat asks to wait for `waitSeconds`. */
export class Undone extends Error {
  readonly final: boolean;
  readonly waitSeconds: number | undefined;

  constructor(why: string, { final, waitSeconds }: { final: boolean; waitSeconds?: number }, cause?: unknown) {
    super(why, { cause });
    this.final = final;
    this.waitSeconds = waitSeconds;
  }
}

/** The answer was lost: it may have happened. */
export class Unknown extends Error {
  override readonly name = 'Unknown';
}
