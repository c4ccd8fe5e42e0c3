import { type Arguments, needed } from '../arguments.ts';
import { SlackError } from '../slack-error.ts';
import type { Channel, Message, Person } from '../workspace.ts';
import type { World } from '../world.ts';

/** The channel of an argument, as far as the bot can see it: a private one only from inside. */
export function channelOf(world: World, args: Arguments, name = 'channel'): Channel {
  const channel = world.channels.get(needed(args, name, 'channel_not_found'));
  if (channel === undefined) throw new SlackError('channel_not_found');
  if (channel.kind === 'private' && !channel.members.has(world.settings.bot.userId))
    throw new SlackError('channel_not_found');
  return channel;
}

export function liveChannelOf(world: World, args: Arguments, name = 'channel'): Channel {
  const channel = channelOf(world, args, name);
  if (channel.archived) throw new SlackError('is_archived');
  return channel;
}

/** A channel that is not archived and that the bot is in. */
export function ownChannelOf(world: World, args: Arguments, name = 'channel'): Channel {
  const channel = liveChannelOf(world, args, name);
  if (!channel.members.has(world.settings.bot.userId)) throw new SlackError('not_in_channel');
  return channel;
}

export function messageOf(channel: Channel, ts: string): Message {
  const message = channel.messages.get(ts);
  if (message === undefined) throw new SlackError('message_not_found');
  return message;
}

export function personOf(world: World, id: string): Person {
  const person = world.people.get(id);
  if (person === undefined) throw new SlackError('user_not_found');
  return person;
}
