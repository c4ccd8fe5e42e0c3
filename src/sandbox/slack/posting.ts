import type { JsonObject } from './json.ts';
import type { Channel, Message } from './workspace.ts';
import type { World } from './world.ts';

export type Draft = {
  readonly user: string;
  readonly text: string;
  readonly blocks?: readonly JsonObject[];
  readonly attachments?: readonly JsonObject[];
  readonly metadata?: JsonObject | undefined;
  readonly threadTs?: string | undefined;
  readonly broadcast?: boolean;
  readonly files?: readonly JsonObject[];
  readonly subtype?: string;
  readonly to?: string;
};

export function post(world: World, channel: Channel, draft: Draft): Message {
  const message = written(world, channel, draft);
  const kept = message.to === undefined ? channel.messages : world.ephemerals;
  kept.set(message.ts, message);
  world.log.add({ kind: 'posted', message });
  return message;
}

function written(world: World, channel: Channel, draft: Draft): Message {
  const { bot } = world.settings;
  return {
    blocks: [],
    attachments: [],
    metadata: undefined,
    threadTs: undefined,
    broadcast: false,
    files: [],
    subtype: undefined,
    to: undefined,
    edited: undefined,
    reactions: new Map(),
    ...draft,
    channel: channel.id,
    ts: world.nextTs(),
    botId: draft.user === bot.userId ? bot.botId : undefined,
  };
}

/** Puts the changed message in the place of the old one, wherever that is kept. */
export function rewrite(world: World, message: Message): void {
  const kept = message.to === undefined ? world.channels.get(message.channel)?.messages : world.ephemerals;
  kept?.set(message.ts, message);
  world.log.add({ kind: 'updated', message });
}

export function erase(world: World, message: Message): void {
  const channel = world.channels.get(message.channel);
  channel?.messages.delete(message.ts);
  channel?.pins.delete(message.ts);
  world.ephemerals.delete(message.ts);
  world.log.add({ kind: 'deleted', message });
}

/** What Slack itself tells one person, for example that a command failed. */
export function notice(world: World, person: string, channel: string | undefined, text: string): void {
  world.log.add({ kind: 'notice', person, channel, text });
}

/** The line Slack writes into a channel when its topic or members change. */
export function announce(world: World, channel: Channel, user: string, subtype: string, text: string): void {
  post(world, channel, { user, text, subtype });
}
