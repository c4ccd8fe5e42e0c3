import { type Arguments, given, isTrue, needed, paged } from '../arguments.ts';
import type { JsonObject } from '../json.ts';
import { SlackError } from '../slack-error.ts';
import { type Channel, type Message, messageJson } from '../workspace.ts';
import type { World } from '../world.ts';
import { channelOf, messageOf } from './finding.ts';
import type { Methods } from './method.ts';

const scopes = ['channels:history', 'groups:history', 'im:history'];

export const history: Methods = {
  'conversations.history': { tier: 3, scopes, run: newestFirst },
  'conversations.replies': { tier: 3, scopes, run: replies },
};

function newestFirst(world: World, args: Arguments): JsonObject {
  const channel = readable(world, args);
  const seen = [...channel.messages.values()]
    .filter((message) => message.threadTs === undefined || message.threadTs === message.ts || message.broadcast)
    .filter((message) => isBetween(message, args))
    .reverse();
  return pageOf(args, channel, seen);
}

function replies(world: World, args: Arguments): JsonObject {
  const channel = readable(world, args);
  const asked = messageOf(channel, needed(args, 'ts'));
  const root = asked.threadTs ?? asked.ts;
  const thread = [...channel.messages.values()].filter((message) => message.ts === root || message.threadTs === root);
  return pageOf(args, channel, thread);
}

function readable(world: World, args: Arguments): Channel {
  const channel = channelOf(world, args);
  if (!channel.members.has(world.settings.bot.userId)) throw new SlackError('not_in_channel');
  return channel;
}

function isBetween(message: Message, args: Arguments): boolean {
  const oldest = Number(given(args, 'oldest') ?? 0);
  const latest = Number(given(args, 'latest') ?? Number.POSITIVE_INFINITY);
  const ts = Number(message.ts);
  return isTrue(args, 'inclusive') ? ts >= oldest && ts <= latest : ts > oldest && ts < latest;
}

function pageOf(args: Arguments, channel: Channel, messages: readonly Message[]): JsonObject {
  const { page, cursor } = paged(args, messages);
  return {
    messages: page.map((message) => shown(args, channel, message)),
    has_more: cursor !== '',
    pin_count: channel.pins.size,
    response_metadata: { next_cursor: cursor },
  };
}

/** A thread's first message says how many replies it has; metadata is shown only when it is asked for. */
function shown(args: Arguments, channel: Channel, message: Message): JsonObject {
  const answers = [...channel.messages.values()].filter((reply) => reply.threadTs === message.ts);
  const thread = answers.length > 0 ? { thread_ts: message.ts, reply_count: answers.length } : {};
  const whole: JsonObject = { ...messageJson(message), ...thread };
  const { metadata, ...rest } = whole;
  return isTrue(args, 'include_all_metadata') ? { ...rest, metadata } : rest;
}
