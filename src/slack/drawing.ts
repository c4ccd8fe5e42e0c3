import type { KnownBlock } from '@slack/types';
import type { Log } from '../dispatch/log.ts';
import type { Message } from '../messages/message.ts';
import { blocks } from './blocks.ts';
import { messageProblems } from './limits.ts';
import { mrkdwn } from './text.ts';
import { wording } from './wording.ts';

/** What Slack is sent: `text` is what a notification and a screen reader say. */
export type Drawing = { text: string; blocks?: KnownBlock[] };

/** A message as Slack takes it, drawn once. What cannot be drawn is sent as words, so that nothing is ever lost. */
export function drawing(message: Message, log: Log): Drawing {
  const before = drawnBefore.get(message);
  if (before) return before;
  const drawn = drawnNow(message, log);
  drawnBefore.set(message, drawn);
  return drawn;
}

/** Most messages are said once; a page of help is the same message for everybody. */
const drawnBefore = new WeakMap<Message, Drawing>();

function drawnNow(message: Message, log: Log): Drawing {
  try {
    return sound({ text: mrkdwn(message.summary, longestText) || '–', blocks: blocks(message.parts) });
  } catch (error) {
    log.error({ err: error }, 'a message could not be drawn and is sent as plain words');
    return words(message);
  }
}

function sound(drawn: Drawing): Drawing {
  const [problem] = messageProblems(drawn);
  if (problem === undefined) return drawn;
  throw new Error(`Slack would refuse this message: ${problem.code} at ${problem.pointer}: ${problem.message}`);
}

/** The same message without blocks. */
export const words = (message: Message): Drawing => ({ text: mrkdwn(wording(message), longestText) || '–' });

/** `chat.update` refuses text of more than 4,000 characters. */
const longestText = 3_500;
