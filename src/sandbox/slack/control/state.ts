import { fromJson, type Json, type JsonObject } from '../json.ts';
import type { Entry } from '../log.ts';
import { channelJson } from '../methods/conversations.ts';
import { personJson } from '../methods/people.ts';
import { viewJson } from '../views.ts';
import { type Message, messageJson } from '../workspace.ts';
import type { World } from '../world.ts';

/** The whole workspace as JSON, for the page. */
export function stateFor(world: World): Json {
  const { team, bot, commands } = world.settings;
  return {
    team,
    bot,
    commands,
    people: [...world.people.values()].map((person) => personJson(world, person)),
    usergroups: world.usergroups.map((group) => ({ ...group })),
    channels: [...world.channels.values()].map((channel) => ({
      ...channelJson(world, channel),
      members: [...channel.members],
      pins: [...channel.pins],
      bookmarks: [...channel.bookmarks.values()],
      messages: [...channel.messages.values()].map(messageForPage),
    })),
    ephemerals: [...world.ephemerals.values()].map(messageForPage),
    modals: [...world.stacks].map(([person, stack]) => ({ person, views: stack.map((id) => viewNamed(world, id)) })),
    homes: [...world.homes].map(([person, id]) => ({ person, view: viewNamed(world, id) })),
    last: world.log.entries.length - 1,
  };
}

/** A message as the page needs it: with its channel, and with the one person who sees it. */
export function messageForPage(message: Message): JsonObject {
  return { ...messageJson(message), channel: message.channel, to: message.to };
}

/** A log entry as JSON. */
export function tellEntry(entry: Entry): Json {
  const told = 'message' in entry ? { ...entry, message: messageForPage(entry.message) } : entry;
  return fromJson(JSON.stringify(told)) ?? null;
}

function viewNamed(world: World, id: string): Json {
  const view = world.views.get(id);
  return view === undefined ? null : viewJson(world, view);
}
