import type { Journal, Listed } from '../journal/journal.ts';
import type { Room } from '../messages/rooms.ts';

/** Where somebody speaks, and the channel that is everybody's. */
export type Where = { journal: Journal; room: Room; teamChannel: string };

/**
 * What has its own place here, open ones first: the thread's before the channel's, because a mention is answered in a
 * thread of its own. A channel that holds a thread is not the place of what goes on in the thread, and the team's channel
 * is no incident's own, also when one goes on there because its room is lost.
 */
export async function ownHere({ journal, room, teamChannel }: Where): Promise<readonly Listed[]> {
  const { channel, thread } = room;
  const inThread = thread === undefined ? [] : await journal.byRoom(channel, thread);
  const isShared = ({ kind }: Listed) => kind === 'incident' && channel === teamChannel;
  const around = (await journal.byRoom(channel)).filter((one) => one.room?.thread === undefined && !isShared(one));
  return [...inThread, ...around];
}

/** Whether the thread somebody speaks in is a place itself; the one that a mention at the top of a channel begins is none. */
export const isInOwnThread = (own: readonly Listed[]): boolean => own.some(({ room }) => room?.thread !== undefined);

/**
 * The open incident that the place alone means: its own, or the only open one of all when that is told in this channel
 * and nobody speaks in the thread of something else.
 */
export async function openHere(where: Where): Promise<Listed | undefined> {
  const { journal, room } = where;
  const own = await ownHere(where);
  const incident = own.find(({ kind }) => kind === 'incident');
  if (incident || isInOwnThread(own)) return incident?.open ? incident : undefined;
  const [only, another] = await journal.list({ kind: 'incident', open: true, limit: 2 });
  return !another && only?.room?.channel === room.channel ? only : undefined;
}
