import { randomUUID } from 'node:crypto';
import { isTrue } from './arguments.ts';
import type { JsonObject } from './json.ts';
import { contentOf } from './methods/content.ts';
import { erase, post, rewrite } from './posting.ts';
import { SlackError } from './slack-error.ts';
import type { Message } from './workspace.ts';
import type { ResponseUrl, World } from './world.ts';

const life = 30 * 60_000;
const mostUses = 5;

export function newResponseUrl(
  world: World,
  of: Pick<ResponseUrl, 'channel' | 'person' | 'thread' | 'original'>,
): string {
  const id = randomUUID();
  world.responseUrls.set(id, { ...of, expires: world.now() + life, uses: 0 });
  return `${world.address}/response/${id}`;
}

/** Posts, replaces or deletes what an app sent to a response URL; it may be used five times within half an hour. */
export function respond(world: World, id: string, body: JsonObject): void {
  const url = world.responseUrls.get(id);
  if (url === undefined || world.now() > url.expires) throw new SlackError('expired_url');
  if (url.uses >= mostUses) throw new SlackError('used_url');
  const original = originalOf(world, url);
  if (isTrue(body, 'delete_original')) remove(world, original);
  else if (isTrue(body, 'replace_original') && original !== undefined) replace(world, original, body);
  else answer(world, url, body);
  url.uses += 1;
}

function originalOf(world: World, url: ResponseUrl): Message | undefined {
  if (url.original === undefined) return undefined;
  return world.channels.get(url.channel)?.messages.get(url.original) ?? world.ephemerals.get(url.original);
}

function remove(world: World, original: Message | undefined): void {
  if (original === undefined) throw new SlackError('message_not_found');
  erase(world, original);
}

function replace(world: World, original: Message, body: JsonObject): void {
  const { text, blocks = [], attachments = [], metadata } = contentOf(body);
  rewrite(world, { ...original, text, blocks, attachments, metadata, edited: world.nextTs() });
}

/** Shows the answer that came with the acknowledgement; it is no use of the URL, but it is what the URL may replace. */
export function firstAnswer(world: World, address: string, body: JsonObject): void {
  const url = world.responseUrls.get(address.split('/').at(-1) ?? '');
  if (url !== undefined) answer(world, url, body);
}

/** Only the person sees an answer, unless it asks to be `in_channel`. */
function answer(world: World, url: ResponseUrl, body: JsonObject): void {
  const channel = world.channels.get(url.channel);
  if (channel === undefined) throw new SlackError('channel_not_found');
  if (channel.archived) throw new SlackError('is_archived');
  const user = world.settings.bot.userId;
  const threadTs = typeof body.thread_ts === 'string' ? body.thread_ts : url.thread;
  const draft = { ...contentOf(body), user, threadTs };
  const message = post(world, channel, body.response_type === 'in_channel' ? draft : { ...draft, to: url.person });
  url.original ??= message.ts;
}
