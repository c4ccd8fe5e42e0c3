import { timestamps } from './clock.ts';
import { countedIds, type NextId } from './ids.ts';
import type { JsonObject } from './json.ts';
import { type Log, newLog } from './log.ts';
import type { Settings } from './options.ts';
import type { Canvas, Channel, Message, Person, UploadedFile, Usergroup, View } from './workspace.ts';

export type Trigger = {
  readonly expires: number;
  readonly person: string;
  readonly view: string | undefined;
  used: boolean;
};

export type ResponseUrl = {
  readonly channel: string;
  readonly person: string;
  readonly expires: number;
  readonly thread: string | undefined;
  uses: number;
  /** The message that `replace_original` and `delete_original` mean. */
  original: string | undefined;
};

/** The whole state of the workspace. */
export type World = {
  readonly settings: Settings;
  readonly log: Log;
  readonly nextId: NextId;
  readonly nextTs: () => string;
  readonly now: () => number;
  readonly people: Map<string, Person>;
  readonly channels: Map<string, Channel>;
  readonly ephemerals: Map<string, Message>;
  readonly views: Map<string, View>;
  /** Open modals of each person, the top one last. */
  readonly stacks: Map<string, string[]>;
  readonly homes: Map<string, string>;
  readonly files: Map<string, UploadedFile>;
  readonly canvases: Map<string, Canvas>;
  readonly usergroups: readonly Usergroup[];
  readonly triggers: Map<string, Trigger>;
  readonly responseUrls: Map<string, ResponseUrl>;
  readonly tickets: Set<string>;
  /** http://127.0.0.1:PORT, known once the server listens. */
  address: string;
  /** Sends an event to the app if it subscribed to its type. */
  tell: (event: JsonObject) => void;
};

export function newWorld(settings: Settings): World {
  const now = settings.clock.now;
  const people = new Map([...settings.people, botPerson(settings)].map((person) => [person.id, person]));
  const channels = new Map<string, Channel>();
  const world: World = {
    settings,
    log: newLog(now),
    nextId: countedIds((id) => channels.has(id) || people.has(id)),
    nextTs: timestamps(settings.clock),
    now,
    people,
    channels,
    ephemerals: new Map(),
    views: new Map(),
    stacks: new Map(),
    homes: new Map(),
    files: new Map(),
    canvases: new Map(),
    usergroups: settings.usergroups,
    triggers: new Map(),
    responseUrls: new Map(),
    tickets: new Set(),
    address: '',
    tell: () => {},
  };
  for (const channel of settings.channels) addStartingChannel(world, channel);
  return world;
}

function botPerson(settings: Settings): Person {
  const { userId, name } = settings.bot;
  return { id: userId, name, realName: name, bot: true };
}

function addStartingChannel(world: World, start: Settings['channels'][number]): void {
  const everybody = world.settings.people
    .filter((person) => !person.bot && !person.stranger)
    .map((person) => person.id);
  const channel = newChannel(world, {
    id: start.id ?? world.nextId('C'),
    name: start.name,
    kind: start.private ? 'private' : 'public',
    creator: everybody[0] ?? world.settings.bot.userId,
    members: start.members?.map((name) => personNamed(world, name).id) ?? everybody,
    general: start.general ?? false,
    shared: start.shared ?? false,
  });
  channel.archived = start.archived ?? false;
}

export type NewChannel = Pick<Channel, 'id' | 'name' | 'kind' | 'creator'> & {
  readonly members: readonly string[];
  readonly general?: boolean;
  readonly shared?: boolean;
};

export function newChannel(world: World, { members, general = false, shared = false, ...rest }: NewChannel): Channel {
  const channel: Channel = {
    ...rest,
    general,
    shared,
    created: Math.floor(world.now() / 1000),
    topic: '',
    purpose: '',
    archived: false,
    canvas: undefined,
    members: new Set(members),
    messages: new Map(),
    pins: new Set(),
    bookmarks: new Map(),
  };
  world.channels.set(channel.id, channel);
  return channel;
}

/** Somebody of the workspace by id or by name, with or without an @. */
export function personNamed(world: World, name: string): Person {
  const bare = name.replace(/^@/, '');
  const found = world.people.get(bare) ?? [...world.people.values()].find((person) => person.name === bare);
  if (found === undefined) throw new Error(`Nobody in the local Slack is called "${name}".`);
  return found;
}

/** A channel by id, by name with or without #, or, for a person's name with @, that person's direct messages with the bot. */
export function channelNamed(world: World, name: string): Channel {
  if (name.startsWith('@')) return directChannel(world, personNamed(world, name).id);
  const bare = name.replace(/^#/, '');
  const found = world.channels.get(bare) ?? [...world.channels.values()].find((channel) => channel.name === bare);
  if (found === undefined) throw new Error(`The local Slack has no channel called "${name}".`);
  return found;
}

/** The direct messages between the bot and one person, opened if they are not. */
export function directChannel(world: World, person: string): Channel {
  const bot = world.settings.bot.userId;
  const open = [...world.channels.values()].find((channel) => channel.kind === 'direct' && channel.members.has(person));
  if (open !== undefined) return open;
  return newChannel(world, { id: world.nextId('D'), name: '', kind: 'direct', creator: bot, members: [bot, person] });
}
