import { message, text } from '../messages/message.ts';
import { bold, code, spans } from '../messages/text.ts';
import { after } from '../paging/path.ts';
import { type Furnishing, furnished } from './furnishing.ts';
import { hashOf, type Need } from './need.ts';
import { postOnce, stillOurs } from './post-once.ts';
import { sentence } from './sentence.ts';
import type { Work } from './world.ts';

type NeedOf<Kind extends Need['kind']> = Extract<Need, { kind: Kind }>;

/** A message is rewritten at most once in this time, and then with the newest state. */
const betweenEditsMs = 1000;

export async function post(work: Work, { key: what, room, message }: NeedOf<'post'>): Promise<void> {
  await postOnce(work, room, message, what);
}

export async function tellDirectly(work: Work, { key: what, person, message }: NeedOf<'direct'>): Promise<void> {
  await postOnce(work, { person }, message, what);
}

export async function edit(work: Work, need: NeedOf<'edit'>, now: Date): Promise<void> {
  await stillOurs(work);
  const { world, stream } = work;
  const { key: what, post, message } = need;
  await world.rooms.edit(post, message);
  await world.posts.put(stream, {
    what,
    ...post,
    shows: hashOf(message),
    retryAt: after(now, betweenEditsMs),
    tries: 0,
  });
}

/** Says that it ended, and up to which hash the record reaches. */
export async function seal(work: Work, { key, room, version }: NeedOf<'seal'>): Promise<void> {
  const { journal } = work.world;
  const [{ history }, verified] = await Promise.all([journal.read(work.stream), journal.verify(work.stream)]);
  const resolved = history.find((recorded) => recorded.version === version);
  const ended = resolved ? spans(sentence(resolved)) : [];
  const sealed = verified.intact
    ? ['\nThe record so far: ', bold(`${verified.facts} facts`), ', ends in ', code(verified.head ?? 'nothing'), '.']
    : [`\nThe record does not hold: fact ${verified.version} ${verified.why}.`];
  const words = [...ended, ...sealed];
  await post(work, { key, kind: 'post', room, message: message(words, text(words)) });
}

/** People, pin and topic of a channel: done once for what they should be. */
export async function furnish(work: Work, need: Furnishing): Promise<void> {
  const { rooms, posts } = work.world;
  if (need.kind === 'pin') await rooms.pin(need.post);
  else if (need.kind === 'topic') await rooms.topic(need.channel, need.topic);
  else await rooms.invite(need.channel, need.people);
  await posts.put(work.stream, { what: need.key, shows: furnished(need), tries: 0 });
}
