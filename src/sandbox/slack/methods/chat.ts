import { type Arguments, given, isTrue, needed } from '../arguments.ts';
import type { JsonObject } from '../json.ts';
import { erase, post, rewrite } from '../posting.ts';
import { SlackError } from '../slack-error.ts';
import { type Channel, type Message, messageJson } from '../workspace.ts';
import { directChannel, type World } from '../world.ts';
import { contentOf } from './content.ts';
import { channelOf, liveChannelOf, messageOf, ownChannelOf } from './finding.ts';
import type { Methods } from './method.ts';

const longestUpdate = 4000;

export const chat: Methods = {
  'chat.postMessage': { tier: 'posting', scopes: ['chat:write'], run: postMessage },
  'chat.postEphemeral': { tier: 4, scopes: ['chat:write'], run: postEphemeral },
  'chat.update': { tier: 3, scopes: ['chat:write'], run: update },
  'chat.delete': { tier: 3, scopes: ['chat:write'], run: remove },
  'chat.getPermalink': { tier: 'unlimited', run: permalink },
};

function postMessage(world: World, args: Arguments): JsonObject {
  const channel = placeToPost(world, args);
  const content = contentOf(args);
  const message = post(world, channel, {
    ...content,
    user: world.settings.bot.userId,
    threadTs: threadOf(channel, given(args, 'thread_ts')),
    broadcast: isTrue(args, 'reply_broadcast'),
  });
  return { channel: channel.id, ts: message.ts, message: messageJson(message) };
}

/** A person's id means the direct messages with that person; a public channel may be open to apps outside it. */
function placeToPost(world: World, args: Arguments): Channel {
  const asked = needed(args, 'channel', 'channel_not_found');
  const person = world.people.get(asked);
  if (person !== undefined) return directChannel(world, person.id);
  const named = [...world.channels.values()].find(
    (channel) => channel.name !== '' && channel.name === asked.replace(/^#/, ''),
  );
  const channel = named === undefined ? { channel: asked } : { channel: named.id };
  if (world.settings.scopes?.includes('chat:write.public')) {
    const open = liveChannelOf(world, channel);
    if (open.kind === 'public') return open;
  }
  return ownChannelOf(world, channel);
}

/** A reply to a reply belongs to the thread of its parent. */
function threadOf(channel: Channel, ts: string | undefined): string | undefined {
  if (ts === undefined) return undefined;
  const parent = channel.messages.get(ts);
  if (parent === undefined) throw new SlackError('thread_not_found');
  return parent.threadTs ?? parent.ts;
}

function postEphemeral(world: World, args: Arguments): JsonObject {
  const channel = ownChannelOf(world, args);
  const to = needed(args, 'user');
  if (!channel.members.has(to)) throw new SlackError('user_not_in_channel');
  const content = contentOf(args);
  const user = world.settings.bot.userId;
  const message = post(world, channel, { ...content, user, to, threadTs: given(args, 'thread_ts') });
  return { message_ts: message.ts };
}

function update(world: World, args: Arguments): JsonObject {
  const channel = channelOf(world, args);
  if (channel.archived) throw new SlackError('is_inactive');
  const old = messageOf(channel, needed(args, 'ts'));
  if (old.user !== world.settings.bot.userId) throw new SlackError('cant_update_message');
  const content = contentOf(args, longestUpdate);
  const changed = { ...old, ...merged(old, args, content), edited: world.nextTs() };
  rewrite(world, changed);
  return { channel: channel.id, ts: old.ts, text: changed.text, message: messageJson(changed) };
}

/** Blocks stay only when no text is given, metadata whenever none is given. */
function merged(old: Message, args: Arguments, content: ReturnType<typeof contentOf>): Partial<Message> {
  const keepsBlocks = args.blocks === undefined && given(args, 'text') === undefined;
  return {
    text: content.text,
    blocks: keepsBlocks ? old.blocks : (content.blocks ?? []),
    attachments: content.attachments ?? [],
    metadata: content.metadata ?? old.metadata,
  };
}

function remove(world: World, args: Arguments): JsonObject {
  const channel = channelOf(world, args);
  const message = messageOf(channel, needed(args, 'ts'));
  if (message.user !== world.settings.bot.userId) throw new SlackError('cant_delete_message');
  erase(world, message);
  return { channel: channel.id, ts: message.ts };
}

function permalink(world: World, args: Arguments): JsonObject {
  const channel = channelOf(world, args);
  const message = messageOf(channel, needed(args, 'message_ts'));
  const link = `${world.address}/archives/${channel.id}/p${message.ts.replace('.', '')}`;
  return { channel: channel.id, permalink: link };
}
