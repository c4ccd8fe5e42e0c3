import type { WebClient } from '@slack/web-api';
import type { Reply } from '../dispatch/call.ts';
import type { Log } from '../dispatch/log.ts';
import type { Room } from '../messages/rooms.ts';
import { once } from './asking.ts';
import type { Drawing } from './drawing.ts';
import { failure, NotDone } from './errors.ts';
import { handOver } from './file.ts';
import { orInWords } from './posting.ts';
import { respond } from './respond.ts';

/** Where an answer goes: to the address Slack gave with the request, else into the room; a person as room is a direct message. */
export type Asker = { person: string; room: Room; address: string | undefined };

/** Answers, or says in the log that it could not: what was done stays done. */
export type Answer = (asker: Asker, reply: Reply) => Promise<void>;

export const answering =
  (client: WebClient, slackApi: string, log: Log): Answer =>
  async (asker, answered) => {
    const reply = await handOver(client, asker.person, answered, log);
    const address = asker.address && trusted(asker.address, slackApi) ? asker.address : undefined;
    try {
      await orInWords(reply.message, log, (drawn) =>
        address === undefined ? posted(client, asker, reply, drawn) : responded(client, address, asker, reply, drawn),
      );
    } catch (error) {
      log.error({ person: asker.person, reason: failure(error).message }, 'an answer did not reach its asker');
    }
  };

/** Slack's own address, or the one that this workspace's methods are at. */
function trusted(address: string, slackApi: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username } = new URL(address);
  if (username !== '') return false;
  return (protocol === 'https:' && slackHosts.has(host)) || host === new URL(slackApi).host;
}

const slackHosts = new Set(['hooks.slack.com', 'hooks.slack-gov.com']);

/** Such an address is good five times within 30 minutes; when it does not take the answer, the answer is posted. */
async function responded(
  client: WebClient,
  address: string,
  asker: Asker,
  reply: Reply,
  drawn: Drawing,
): Promise<unknown> {
  const refusal = await respond(address, {
    ...drawn,
    response_type: reply.to === 'room' ? 'in_channel' : 'ephemeral',
    replace_original: false,
    ...(asker.room.thread !== undefined && { thread_ts: asker.room.thread }),
  });
  if (refusal === undefined) return undefined;
  if (/invalid_blocks|msg_blocks_too_long/.test(refusal)) throw new NotDone('invalid_blocks', { final: true });
  return posted(client, asker, reply, drawn);
}

async function posted(client: WebClient, { person, room }: Asker, { to }: Reply, drawn: Drawing): Promise<unknown> {
  const place = { channel: room.channel, ...(room.thread !== undefined && { thread_ts: room.thread }), ...drawn };
  const open = to === 'room' || room.channel === person;
  return once<unknown>(() =>
    open ? client.chat.postMessage(place) : client.chat.postEphemeral({ ...place, user: person }),
  );
}
