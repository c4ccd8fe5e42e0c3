import type { Cause } from '../journal/incident-facts.ts';
import type { Message, TextFile } from '../messages/message.ts';
import type { Room } from '../messages/rooms.ts';

/** How the chat stands to the caller: a full member of our workspace, or somebody who may do nothing. */
export type Standing = 'full' | 'guest' | 'bot' | 'stranger';

/** Who says the words, where, and by which request. */
export type Call = {
  /** A Slack id, or `watch:…`, `schedule:…`, `alert:…`. */
  by: string;
  standing: Standing;
  room: Room;
  /** Recorded with the facts it leads to, so that a request that comes twice is done once. */
  request?: { source: string; id: string };
  /** What a limit or an alert saw. */
  cause?: Cause;
  /** The same trouble opens one incident only, while it is open. */
  dedupKey?: string;
  /** The day and hour that a schedule is for; its stream is there once. */
  slot?: { stream: string; slot: string; late: boolean };
};

/**
 * What is said in answer, and to whom; a file goes to whoever asked, and to nobody else. A change that everybody must notice is told
 * in the room by the worker, not here.
 */
export type Reply = { message: Message; to: 'asker' | 'room'; file?: TextFile };

/** The one path every input takes. Never throws. */
export type Dispatch = (words: readonly string[], call: Call) => Promise<Reply>;
