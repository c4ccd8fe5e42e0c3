import { JournalUnreachable, LeaseLost } from '../journal/journal.ts';
import { PostLost, RoomLost, Undone } from '../messages/rooms.ts';
import { backOffMs } from '../paging/line.ts';
import { after } from '../paging/path.ts';
import { failedAgain, isFurnishing } from './furnishing.ts';
import { meetAction } from './meet-action.ts';
import { meetPage } from './meet-page.ts';
import { meetChannel, meetRefuge, meetThread, roomFailed } from './meet-room.ts';
import { edit, furnish, post, seal, tellDirectly } from './meet-show.ts';
import { meetSignature } from './meet-signature.ts';
import { meetEvidence, meetStep } from './meet-tiers.ts';
import { meetUpdate } from './meet-update.ts';
import { hashOf, type Need } from './need.ts';
import { goneRow } from './room-needs.ts';
import type { Work } from './world.ts';

/** Does what is needed and records it. What fails waits longer each time; only a lost lease or journal is thrown. */
export async function meet(work: Work, need: Need, now: Date): Promise<void> {
  try {
    await met(work, need, now);
  } catch (error) {
    if (error instanceof LeaseLost || error instanceof JournalUnreachable) throw error;
    work.world.report(error, { stream: work.stream, need: need.key });
    if (need.kind === 'edit' && (error instanceof PostLost || error instanceof RoomLost)) await postLost(work, need);
    const gone = error instanceof RoomLost ? channelOf(need) : undefined;
    if (gone !== undefined) return isGone(work, gone);
    if (need.kind === 'channel' || need.kind === 'thread') await roomFailed(work, need.attempt, error);
    if (!(error instanceof PostLost)) await waits(work, need, error);
  }
}

function met(work: Work, need: Need, now: Date): Promise<void> {
  switch (need.kind) {
    case 'page':
      return meetPage(work, need);
    case 'channel':
      return meetChannel(work, need);
    case 'thread':
      return meetThread(work, need);
    case 'refuge':
      return meetRefuge(work, need);
    case 'post':
      return post(work, need);
    case 'direct':
      return tellDirectly(work, need);
    case 'edit':
      return edit(work, need, now);
    case 'seal':
      return seal(work, need);
    case 'pin':
    case 'topic':
    case 'invite':
      return furnish(work, need);
    case 'evidence':
      return meetEvidence(work);
    case 'step':
      return meetStep(work, need);
    case 'action':
      return meetAction(work, need);
    case 'update':
      return meetUpdate(work);
    case 'signature':
      return meetSignature(work);
  }
}

async function isGone({ world, stream }: Work, channel: string): Promise<void> {
  await world.posts.put(stream, { what: goneRow(channel), tries: 0 });
}

/** In a room it is posted anew; a page that can't be rewritten stays as it is. */
async function postLost({ world, stream }: Work, need: Extract<Need, { kind: 'edit' }>): Promise<void> {
  const { key: what, room, message, post } = need;
  if (room) await world.posts.forget(stream, what, post.ts);
  else await world.posts.put(stream, { what, ...post, shows: hashOf(message), tries: 0 });
}

/** The channel of the stream's own that a need speaks in; a direct message is nobody's room. */
function channelOf(need: Need): string | undefined {
  if (need.kind === 'post' || need.kind === 'seal') return need.room.channel;
  if (need.kind === 'edit') return need.key.startsWith('page/') ? undefined : need.post.channel;
  if (need.kind === 'pin') return need.post.channel;
  return need.kind === 'topic' || need.kind === 'invite' ? need.channel : undefined;
}

async function waits({ world, stream }: Work, need: Need, error: unknown): Promise<void> {
  const { now } = await world.journal.read(stream);
  const row = (await world.posts.of(stream)).get(need.key);
  const failed = isFurnishing(need) ? failedAgain(need, row, error) : { tries: (row?.tries ?? 0) + 1 };
  const waitMs = Math.max(backOffMs(failed.tries), askedToWaitMs(error));
  await world.posts.put(stream, { ...row, what: need.key, ...failed, retryAt: after(now, waitMs) });
}

/** Asked sooner, a chat that asks for a pause only asks for another one. */
const askedToWaitMs = (error: unknown): number => (error instanceof Undone ? (error.waitSeconds ?? 0) * 1000 : 0);
