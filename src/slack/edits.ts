import { setTimeout as pause } from 'node:timers/promises';
import type { Message } from '../messages/message.ts';
import type { Post } from '../messages/rooms.ts';

type Edit = (post: Post, message: Message) => Promise<void>;
type Waiting = { done: () => void; failed: (error: unknown) => void };
type Line = { newest: Message | undefined; waiting: Waiting[] };

/** At most one edit of a message per `restMs`; of those that come meanwhile only the newest is sent, for all who wait. */
export function coalescing(send: Edit, restMs: number): Edit {
  const lines = new Map<string, Line>();
  return (post, message) =>
    new Promise((done, failed) => {
      const key = `${post.channel}/${post.ts}`;
      const line = lines.get(key);
      if (line) {
        line.newest = message;
        line.waiting.push({ done, failed });
        return;
      }
      const fresh = { newest: message, waiting: [{ done, failed }] };
      lines.set(key, fresh);
      void work(send, post, fresh, restMs, () => lines.delete(key));
    });
}

async function work(send: Edit, post: Post, line: Line, restMs: number, end: () => void): Promise<void> {
  while (line.newest) {
    const { newest, waiting } = line;
    line.newest = undefined;
    line.waiting = [];
    try {
      await send(post, newest);
      for (const { done } of waiting) done();
    } catch (error) {
      for (const { failed } of waiting) failed(error);
    }
    await pause(restMs, undefined, { ref: false });
  }
  end();
}
