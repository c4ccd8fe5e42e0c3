import { type Arguments, commaList, given, isTrue, needed, paged } from '../arguments.ts';
import type { JsonObject } from '../json.ts';
import { announce } from '../posting.ts';
import { SlackError } from '../slack-error.ts';
import { signsEscaped } from '../typed-text.ts';
import type { Channel } from '../workspace.ts';
import { directChannel, newChannel, type World } from '../world.ts';
import { channelOf, ownChannelOf, personOf } from './finding.ts';
import type { Methods } from './method.ts';

const manage = ['channels:manage', 'groups:write'];
const read = ['channels:read', 'groups:read', 'im:read'];

export const conversations: Methods = {
  'conversations.create': { tier: 2, scopes: manage, run: create },
  'conversations.rename': { tier: 2, scopes: manage, run: rename },
  'conversations.archive': { tier: 2, scopes: manage, run: archive },
  'conversations.unarchive': { tier: 2, scopes: manage, run: unarchive },
  'conversations.setTopic': { tier: 2, scopes: [...manage, 'channels:write.topic'], run: setTopic },
  'conversations.setPurpose': { tier: 2, scopes: [...manage, 'channels:write.topic'], run: setPurpose },
  'conversations.info': {
    ...{ tier: 3, scopes: read, run: (world, args) => one(world, channelOf(world, args)) },
    alsoNeeds: (world, args) => [readsType[typeOf(channelOf(world, args))]],
  },
  'conversations.list': {
    ...{ tier: 2, scopes: read, run: list },
    alsoNeeds: (_, args) =>
      Object.entries(readsType).flatMap(([type, scope]) => (types(args).includes(type) ? [scope] : [])),
  },
  'conversations.open': { tier: 3, scopes: ['im:write', 'mpim:write'], run: open },
};

/** Slack asks for the scope of each type of channel. */
const readsType = { public_channel: 'channels:read', private_channel: 'groups:read', im: 'im:read' } as const;

function create(world: World, args: Arguments): JsonObject {
  const name = freeName(world, needed(args, 'name', 'invalid_name_required'));
  const bot = world.settings.bot.userId;
  const kind = isTrue(args, 'is_private') ? 'private' : 'public';
  const channel = newChannel(world, { id: world.nextId('C'), name, kind, creator: bot, members: [bot] });
  world.log.add({ kind: 'channel', what: 'created', channel: channel.id, person: bot });
  return one(world, channel);
}

/** Archived channels keep their names. */
function freeName(world: World, name: string): string {
  if (name.length > 80) throw new SlackError('invalid_name_maxlength');
  if (!/^[\p{Ll}\p{Lo}\p{M}\p{N}_-]+$/u.test(name)) throw new SlackError('invalid_name_specials');
  if (!/[\p{L}\p{N}]/u.test(name)) throw new SlackError('invalid_name_punctuation');
  if ([...world.channels.values()].some((channel) => channel.name === name)) throw new SlackError('name_taken');
  return name;
}

function rename(world: World, args: Arguments): JsonObject {
  const channel = ownChannelOf(world, args);
  if (channel.creator !== world.settings.bot.userId) throw new SlackError('not_authorized');
  channel.name = freeName(world, needed(args, 'name', 'invalid_name_required'));
  happened(world, channel, 'renamed');
  world.tell({ type: 'channel_rename', channel: { id: channel.id, name: channel.name, created: channel.created } });
  return one(world, channel);
}

function archive(world: World, args: Arguments): JsonObject {
  const channel = channelOf(world, args);
  if (channel.archived) throw new SlackError('already_archived');
  if (channel.general) throw new SlackError('cant_archive_general');
  if (!channel.members.has(world.settings.bot.userId)) throw new SlackError('not_in_channel');
  channel.archived = true;
  happened(world, channel, 'archived');
  world.tell({ type: 'channel_archive', channel: channel.id, user: world.settings.bot.userId });
  return {};
}

function unarchive(world: World, args: Arguments): JsonObject {
  const channel = channelOf(world, args);
  if (!channel.archived) throw new SlackError('not_archived');
  channel.archived = false;
  happened(world, channel, 'unarchived');
  return {};
}

function setTopic(world: World, args: Arguments): JsonObject {
  const channel = ownChannelOf(world, args);
  channel.topic = signsEscaped(shortEnough(String(args.topic ?? '')));
  announce(world, channel, world.settings.bot.userId, 'channel_topic', `set the channel topic: ${channel.topic}`);
  return { topic: channel.topic, ...one(world, channel) };
}

function setPurpose(world: World, args: Arguments): JsonObject {
  const channel = ownChannelOf(world, args);
  channel.purpose = signsEscaped(shortEnough(String(args.purpose ?? '')));
  const text = `set the channel description: ${channel.purpose}`;
  announce(world, channel, world.settings.bot.userId, 'channel_purpose', text);
  return { purpose: channel.purpose, ...one(world, channel) };
}

function shortEnough(text: string): string {
  if (text.length > 250) throw new SlackError('too_long');
  return text;
}

function list(world: World, args: Arguments): JsonObject {
  const asked = types(args);
  const wanted = [...world.channels.values()]
    .filter((channel) => asked.includes(typeOf(channel)) && isVisible(world, channel))
    .filter((channel) => !(isTrue(args, 'exclude_archived') && channel.archived));
  const { page, cursor } = paged(args, wanted);
  return {
    channels: page.map((channel) => channelJson(world, channel)),
    response_metadata: { next_cursor: cursor },
  };
}

const types = (args: Arguments): readonly string[] =>
  commaList({ types: given(args, 'types') ?? 'public_channel' }, 'types');

function isVisible(world: World, channel: Channel): boolean {
  return channel.kind === 'public' || channel.members.has(world.settings.bot.userId);
}

function typeOf(channel: Channel): keyof typeof readsType {
  switch (channel.kind) {
    case 'public':
      return 'public_channel';
    case 'private':
      return 'private_channel';
    case 'direct':
      return 'im';
  }
}

function open(world: World, args: Arguments): JsonObject {
  if (given(args, 'channel') !== undefined) return one(world, channelOf(world, args));
  const [user, another] = commaList(args, 'users');
  if (user === undefined) throw new SlackError('users_list_not_supplied');
  if (another !== undefined) throw new SlackError('method_not_supported_for_channel_type');
  if (personOf(world, user).deleted) throw new SlackError('user_disabled');
  if (user === world.settings.bot.userId) throw new SlackError('invalid_users');
  const channel = directChannel(world, user);
  return { ...one(world, channel), no_op: channel.messages.size > 0, already_open: channel.messages.size > 0 };
}

function happened(world: World, channel: Channel, what: string): void {
  world.log.add({ kind: 'channel', what, channel: channel.id, person: world.settings.bot.userId });
}

export function one(world: World, channel: Channel): JsonObject {
  return { channel: channelJson(world, channel) };
}

export function channelJson(world: World, channel: Channel): JsonObject {
  const bot = world.settings.bot.userId;
  if (channel.kind === 'direct') {
    const user = [...channel.members].find((member) => member !== bot);
    return { id: channel.id, created: channel.created, is_im: true, user, is_archived: false };
  }
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_im: false,
    is_private: channel.kind === 'private',
    is_archived: channel.archived,
    is_general: channel.general,
    is_shared: channel.shared,
    is_ext_shared: channel.shared,
    is_member: channel.members.has(bot),
    created: channel.created,
    creator: channel.creator,
    topic: { value: channel.topic, creator: '', last_set: 0 },
    purpose: { value: channel.purpose, creator: '', last_set: 0 },
    num_members: channel.members.size,
  };
}
