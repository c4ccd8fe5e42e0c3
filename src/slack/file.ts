import type { WebClient } from '@slack/web-api';
import type { Reply } from '../dispatch/call.ts';
import type { Log } from '../dispatch/log.ts';
import { message, type TextFile, text } from '../messages/message.ts';
import { Unknown } from '../messages/rooms.ts';
import { openDirect } from './direct.ts';
import { failure, NotDone, type SlackFailure } from './errors.ts';
import { mrkdwn } from './text.ts';

/**
 * Puts the file of an answer into the asker's direct messages, because only there nobody else sees it: in a room it would be everybody's,
 * and what only one person sees can hold no file. The answer says so when that failed.
 */
export async function handOver(client: WebClient, person: string, { file, ...reply }: Reply, log: Log): Promise<Reply> {
  if (file === undefined) return reply;
  try {
    await upload(client, await openDirect(client, person), file);
    return reply;
  } catch (error) {
    const reason = failure(error);
    log.error({ person, reason: reason.message }, 'a file did not reach its asker');
    const why = sorry(reason);
    return { message: message(why, text(why), ...(file.without?.parts ?? [])), to: 'asker' };
  }
}

const upload = (client: WebClient, channel_id: string, { name, content, says }: TextFile) =>
  client.files.uploadV2({ channel_id, filename: name, content, initial_comment: mrkdwn(says, 1_000) });

function sorry(reason: SlackFailure): string {
  if (reason instanceof Unknown)
    return 'Slack did not say whether it took the file. Look into your direct messages with me; if it is not there, ask again.';
  if (reason instanceof NotDone && reason.code === 'missing_scope')
    return 'Slack did not take the file: this app may not write files. Whoever manages it in Slack gives it the scope files:write, as manifest.yml says, and installs it again.';
  return `Slack did not take the file (${reason.message}). Nothing was sent; please ask again.`;
}
