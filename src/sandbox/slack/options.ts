import { type Clock, realClock } from './clock.ts';
import type { Person, Usergroup } from './workspace.ts';

export type Delivery = { readonly mode: 'socket' } | { readonly mode: 'http'; readonly url: string };

export type StartingChannel = {
  readonly id?: string;
  readonly name: string;
  readonly private?: boolean;
  readonly general?: boolean;
  readonly shared?: boolean;
  readonly archived?: boolean;
  /** Names or ids; everybody when left out. The bot only if named. */
  readonly members?: readonly string[];
};

export type Settings = {
  /** 0 takes a free one. */
  readonly port: number;
  readonly team: { readonly id: string; readonly domain: string; readonly name: string };
  readonly people: readonly Person[];
  readonly channels: readonly StartingChannel[];
  readonly usergroups: readonly Usergroup[];
  readonly bot: { readonly userId: string; readonly botId: string; readonly appId: string; readonly name: string };
  readonly tokens: { readonly bot: string; readonly app: string; readonly signingSecret: string };
  /** Undefined: every scope is granted. */
  readonly scopes: readonly string[] | undefined;
  /** Event types the app subscribed to. */
  readonly events: readonly string[];
  readonly commands: readonly string[];
  readonly shouldEscape: boolean;
  readonly delivery: Delivery;
  readonly clock: Clock;
  readonly rateLimits: boolean;
  /** How long the app has to acknowledge; Slack gives 3,000. */
  readonly acknowledgeMs: number;
  /** Waits before an event is delivered again. */
  readonly eventRetriesMs: readonly number[];
};

export type LocalSlackOptions = Partial<Settings>;

export const roster: readonly Person[] = ['ana', 'bo', 'cem', 'dee', 'eli', 'fay', 'gus', 'hana'].map((name, at) => ({
  id: `U000000${at + 1}`,
  name,
  realName: `${name.charAt(0).toUpperCase()}${name.slice(1)} Example`,
  email: `${name}@example.com`,
  tz: 'Europe/Berlin',
}));

export function settingsFrom(options: LocalSlackOptions): Settings {
  return { ...defaults, ...options };
}

const defaults: Settings = {
  port: 0,
  team: { id: 'T0000001', domain: 'local', name: 'Local' },
  people: roster,
  channels: [{ name: 'general', general: true }, { name: 'database' }],
  usergroups: [],
  bot: { userId: 'U0000BOT', botId: 'B0000001', appId: 'A0000001', name: 'rookery' },
  tokens: { bot: 'xoxb-local', app: 'xapp-local', signingSecret: 'local-signing-secret' },
  scopes: undefined,
  events: [
    'app_home_opened',
    'app_mention',
    'reaction_added',
    'member_joined_channel',
    'channel_archive',
    'channel_rename',
  ],
  commands: ['/db'],
  shouldEscape: true,
  delivery: { mode: 'socket' },
  clock: realClock,
  rateLimits: false,
  acknowledgeMs: 3000,
  eventRetriesMs: [0, 60_000, 300_000],
};
