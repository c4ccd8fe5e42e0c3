import { insist } from '../journal/insist.ts';
import { LeaseLost } from '../journal/journal.ts';
import type { Message } from '../messages/message.ts';
import type { Post, Room } from '../messages/rooms.ts';
import { hashOf, postOf } from './need.ts';
import type { Work } from './world.ts';

/** Somebody who is written to directly, by Slack id. */
type Person = { person: string };

/**
 * Posts what is to stand once, and answers the copy that stands. Should somebody else have posted it meanwhile, the
 * first one that was written down stays, and the other is taken back.
 */
export async function postOnce(work: Work, to: Room | Person, message: Message, what: string): Promise<Post> {
  await stillOurs(work);
  const { world, stream } = work;
  const id = `${stream}/${what}`;
  const post = await ('person' in to ? world.rooms.page(to.person, message, id) : world.rooms.post(to, message, id));
  const copy = { what, ...post, shows: hashOf(message), tries: 0 };
  if (await insist(() => world.posts.put(stream, copy))) return post;
  await world.rooms.withdraw(post).catch((error: unknown) => world.report(error, { stream, need: what }));
  return postOf((await world.posts.of(stream)).get(what)) ?? post;
}

/** Asked right before something is said: a process that was stopped for a while finds out here that it is too late. */
export async function stillOurs({ world, stream, lease }: Work): Promise<void> {
  if (!(await world.leases.renew(stream, lease))) throw new LeaseLost(`${stream} is tended by somebody else now.`);
}
