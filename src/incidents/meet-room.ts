import type { Fact, History } from '../journal/facts.ts';
import type { Message } from '../messages/message.ts';
import type { Post, Room } from '../messages/rooms.ts';
import { inRoomNumber } from './display.ts';
import { incidentFrom } from './incident.ts';
import { type Need, postOf } from './need.ts';
import { postOnce } from './post-once.ts';
import { roomMissing } from './room-needs.ts';
import { routineFrom } from './routine.ts';
import type { Work } from './world.ts';

type ChannelNeed = Extract<Need, { kind: 'channel' }>;
type ThreadNeed = Extract<Need, { kind: 'thread' }>;
type RefugeNeed = Extract<Need, { kind: 'refuge' }>;

/** Past this nobody waits for the answer any more, and the room is looked for again. */
const deadlineMs = 15_000;

/** The chat finds a channel that was made before and never told us of, so there are never two. */
export async function meetChannel(work: Work, need: ChannelNeed): Promise<void> {
  const { attempt, name, purpose } = need;
  if (need.first) await begun(work, attempt, name, 'channel');
  const opened = await work.world.rooms.open({ name, purpose });
  await entered(work, attempt, { channel: opened.channel }, opened.name);
}

/** The card in the team's channel, whose thread is the room. */
export async function meetThread(work: Work, need: ThreadNeed): Promise<void> {
  const { attempt, message, room } = need;
  if (need.first) await begun(work, attempt, 'a thread', 'thread');
  const post = await cardIn(work, room, message, 'card');
  await entered(work, attempt, { channel: post.channel, thread: post.ts });
}

/** The story goes on in the team's channel, with the card first. */
export async function meetRefuge(work: Work, { was, room, message }: RefugeNeed): Promise<void> {
  const { channel } = await cardIn(work, room, message, await nextCard(work));
  await appended(work, [{ type: 'room lost', was, room: { channel } }], work.lease);
  await forgotten(work);
}

/** The row comes before the fact: nobody who sees the new room finds it without its card, or posts another one. */
async function cardIn(work: Work, room: Room, message: Message, what: string): Promise<Post> {
  const there = postOf((await work.world.posts.of(work.stream)).get(what));
  return there ?? postOnce(work, room, message, what);
}

/** A routine has no card: what it says there is said once for each room it loses. */
async function nextCard({ world, stream }: Work): Promise<string> {
  const { history } = await world.journal.read(stream);
  if (!stream.startsWith('incident/')) return inRoomNumber('refuge', routineFrom(history).moves);
  return inRoomNumber('card', incidentFrom(history).rooms.length);
}

/** Of failures in a row only the first is a fact. */
export async function roomFailed({ world, stream }: Work, attempt: string, error: unknown): Promise<void> {
  const why = error instanceof Error ? error.message : String(error);
  const fact: Fact = { type: 'room failed', attempt, error: why };
  await world.journal.change(stream, (history) => (incidentFrom(history).roomFailures === 0 ? [fact] : []), {
    by: 'bot',
  });
}

const begun = (work: Work, attempt: string, name: string, kind: 'channel' | 'thread') =>
  appended(work, [{ type: 'room started', attempt, name, deadlineMs, kind }], work.lease);

/** Recorded with or without the lease, unless whoever took over was quicker: an incident has one room of a kind. */
async function entered(work: Work, attempt: string, room: Room, name?: string): Promise<void> {
  const fact: Fact = { type: 'room opened', attempt, room, ...(name !== undefined && { name }) };
  const enter = (history: History) => (roomMissing(incidentFrom(history)) ? [fact] : []);
  await work.world.journal.change(work.stream, enter, { by: 'bot' });
  await forgotten(work);
}

/** Failures that are over don't make the next one wait longer. */
const forgotten = ({ world, stream }: Work) => world.posts.put(stream, { what: 'room', tries: 0 });

async function appended({ world, stream }: Work, facts: readonly Fact[], lease: Work['lease']): Promise<void> {
  await world.journal.change(stream, () => facts, { by: 'bot', lease });
}
