import { type Arguments, given, needed } from '../arguments.ts';
import type { JsonObject } from '../json.ts';
import { rewrite } from '../posting.ts';
import { SlackError } from '../slack-error.ts';
import { type Bookmark, type Channel, type Message, messageJson } from '../workspace.ts';
import type { World } from '../world.ts';
import { channelOf, messageOf, ownChannelOf } from './finding.ts';
import type { Methods } from './method.ts';

const most = 100;

/** Pins, bookmarks and reactions. */
export const marks: Methods = {
  'pins.add': { tier: 2, scopes: ['pins:write'], run: pin },
  'pins.remove': { tier: 2, scopes: ['pins:write'], run: unpin },
  'pins.list': { tier: 2, scopes: ['pins:read'], run: pins },
  'bookmarks.add': { tier: 2, scopes: ['bookmarks:write'], run: addBookmark },
  'bookmarks.edit': { tier: 2, scopes: ['bookmarks:write'], run: editBookmark },
  'bookmarks.remove': { tier: 2, scopes: ['bookmarks:write'], run: removeBookmark },
  'bookmarks.list': { tier: 3, scopes: ['bookmarks:read'], run: bookmarks },
  'reactions.add': { tier: 3, scopes: ['reactions:write'], run: react },
  'reactions.remove': { tier: 2, scopes: ['reactions:write'], run: unreact },
  'reactions.get': { tier: 3, scopes: ['reactions:read'], run: reactions },
};

function pin(world: World, args: Arguments): JsonObject {
  const channel = ownChannelOf(world, args);
  const { ts } = messageOf(channel, needed(args, 'timestamp', 'no_item_specified'));
  if (channel.pins.has(ts)) throw new SlackError('already_pinned');
  if (channel.pins.size >= most) throw new SlackError('too_many_pins');
  channel.pins.add(ts);
  happened(world, channel, 'pinned');
  return {};
}

function unpin(world: World, args: Arguments): JsonObject {
  const channel = ownChannelOf(world, args);
  if (!channel.pins.delete(needed(args, 'timestamp', 'no_item_specified'))) throw new SlackError('no_pin');
  happened(world, channel, 'unpinned');
  return {};
}

function pins(world: World, args: Arguments): JsonObject {
  const channel = channelOf(world, args);
  const messages = [...channel.pins].map((ts) => messageOf(channel, ts));
  return {
    items: messages.map((message) => ({ type: 'message', channel: channel.id, message: messageJson(message) })),
  };
}

function addBookmark(world: World, args: Arguments): JsonObject {
  const channel = ownChannelOf(world, args, 'channel_id');
  if (needed(args, 'type') !== 'link') throw new SlackError('invalid_bookmark_type');
  if (channel.bookmarks.size >= most) throw new SlackError('too_many_bookmarks');
  const link = linkOf(needed(args, 'link', 'invalid_link'));
  const id = world.nextId('Bk');
  const bookmark = { id, title: needed(args, 'title'), link, emoji: given(args, 'emoji') ?? '' };
  channel.bookmarks.set(id, bookmark);
  happened(world, channel, 'bookmarked');
  return { bookmark: bookmarkJson(channel, bookmark) };
}

function linkOf(link: string): string {
  if (!/^https?:\/\/\S+$/.test(link)) throw new SlackError('invalid_link');
  return link;
}

function editBookmark(world: World, args: Arguments): JsonObject {
  const channel = ownChannelOf(world, args, 'channel_id');
  const old = bookmarkOf(channel, args);
  const link = linkOf(given(args, 'link') ?? old.link);
  const bookmark = { ...old, link, title: given(args, 'title') ?? old.title, emoji: given(args, 'emoji') ?? old.emoji };
  channel.bookmarks.set(old.id, bookmark);
  return { bookmark: bookmarkJson(channel, bookmark) };
}

function removeBookmark(world: World, args: Arguments): JsonObject {
  const channel = ownChannelOf(world, args, 'channel_id');
  channel.bookmarks.delete(bookmarkOf(channel, args).id);
  return {};
}

function bookmarkOf(channel: Channel, args: Arguments): Bookmark {
  const found = channel.bookmarks.get(needed(args, 'bookmark_id'));
  if (found === undefined) throw new SlackError('not_found');
  return found;
}

function bookmarks(world: World, args: Arguments): JsonObject {
  const channel = channelOf(world, args, 'channel_id');
  return { bookmarks: [...channel.bookmarks.values()].map((bookmark) => bookmarkJson(channel, bookmark)) };
}

function bookmarkJson(channel: Channel, bookmark: Bookmark): JsonObject {
  return { ...bookmark, channel_id: channel.id, type: 'link' };
}

function react(world: World, args: Arguments): JsonObject {
  const { message, name } = reacted(world, args);
  const bot = world.settings.bot.userId;
  const users = message.reactions.get(name) ?? [];
  if (users.includes(bot)) throw new SlackError('already_reacted');
  rewrite(world, { ...message, reactions: new Map([...message.reactions, [name, [...users, bot]]]) });
  return {};
}

function unreact(world: World, args: Arguments): JsonObject {
  const { message, name } = reacted(world, args);
  const bot = world.settings.bot.userId;
  const users = message.reactions.get(name) ?? [];
  if (!users.includes(bot)) throw new SlackError('no_reaction');
  const left = new Map([...message.reactions, [name, users.filter((user) => user !== bot)]]);
  if (left.get(name)?.length === 0) left.delete(name);
  rewrite(world, { ...message, reactions: left });
  return {};
}

function reacted(world: World, args: Arguments): { message: Message; name: string } {
  const name = needed(args, 'name', 'no_item_specified').replaceAll(':', '');
  if (!/^[a-z0-9_+'-]+$/.test(name)) throw new SlackError('invalid_name');
  const channel = ownChannelOf(world, args);
  return { message: messageOf(channel, needed(args, 'timestamp', 'no_item_specified')), name };
}

function reactions(world: World, args: Arguments): JsonObject {
  const channel = channelOf(world, args);
  const message = messageOf(channel, needed(args, 'timestamp', 'no_item_specified'));
  return { type: 'message', channel: channel.id, message: messageJson(message) };
}

function happened(world: World, channel: Channel, what: string): void {
  world.log.add({ kind: 'channel', what, channel: channel.id, person: world.settings.bot.userId });
}
