import type { Message } from '../messages/message.ts';
import type { Room } from '../messages/rooms.ts';

/** The one way in: a typed command, a press, a form, an alert and a schedule are all a list of words. It never throws. */
export type Dispatch = (words: readonly string[], call: Call) => Promise<Reply>;

export type Call = {
  /** A Slack user id, or `watch:…`, `schedule:…`, `alert:…`. */
  by: string;
  team?: string;
  room: Room;
  /** The request these words came in, the same when the request is delivered again. */
  at: string;
  source: 'typed' | 'button' | 'form' | 'mention' | 'shortcut' | 'alert' | 'schedule' | 'watch';
  standing: Standing;
};

/** What the workspace says of who asks: only a full member of it may do anything. */
export type Standing = 'full' | 'guest' | 'stranger' | 'bot';

/** What to say, and to whom; `nobody` where the change shows itself in a message that is redrawn. */
export type Reply = { message: Message; to: 'asker' | 'room' | 'nobody' };
