import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from '../src/root.ts';
import { sources } from './support/sources.ts';

const short = (most: number) => z.string().min(1).max(most);

/** Slack's limits; a key that is not known here is refused, too. */
const schema = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2), minor_version: z.literal(1) }),
  display_information: z.strictObject({
    name: short(35),
    description: short(140),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/i),
  }),
  features: z.strictObject({
    app_home: z.record(z.string(), z.boolean()),
    bot_user: z.strictObject({ display_name: short(80), always_online: z.boolean() }),
    slash_commands: z
      .array(
        z.strictObject({
          command: short(32).startsWith('/'),
          description: short(2000),
          usage_hint: short(1000),
          should_escape: z.literal(true),
        }),
      )
      .max(50),
    shortcuts: z
      .array(
        z.strictObject({
          name: short(24),
          type: z.enum(['global', 'message']),
          callback_id: short(255),
          description: short(150),
        }),
      )
      .max(10),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.string()).max(255) }) }),
  settings: z.strictObject({
    interactivity: z.strictObject({ is_enabled: z.literal(true) }),
    event_subscriptions: z.strictObject({ bot_events: z.array(z.string()).max(100) }),
    socket_mode_enabled: z.literal(true),
    org_deploy_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

/** The scopes that each method of the Web API needs. */
const methods: Record<string, readonly string[]> = {
  'auth.test': [],
  'chat.delete': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write', 'chat:write.public'],
  'chat.update': ['chat:write'],
  'conversations.create': ['channels:manage'],
  'conversations.info': ['channels:read'],
  'conversations.invite': ['channels:manage'],
  'conversations.list': ['channels:read'],
  'conversations.open': ['im:write'],
  'conversations.setPurpose': ['channels:manage'],
  'conversations.setTopic': ['channels:manage'],
  'files.uploadV2': ['files:write'],
  'pins.add': ['pins:write'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
};

/** What `conversations.list` needs besides, for each type of channel that is asked for. */
const listed: Record<string, string> = { public_channel: 'channels:read', private_channel: 'groups:read' };

const events: Record<string, readonly string[]> = { app_home_opened: [], app_mention: ['app_mentions:read'] };

const text = readFileSync(new URL('manifest.yml', root), 'utf8');
const manifest = schema.parse(parse(text));
const edge = sources(['src/slack']).map((source) => source.text);
const inEdge = (looks: RegExp): string[] => [
  ...new Set(edge.flatMap((source) => Array.from(source.matchAll(looks), ([, found = '']) => found))),
];
const called = inEdge(/\b((?:auth|bookmarks|chat|conversations|files|pins|reactions|users|views)\.[a-zA-Z0-9]+)\(/g);
const types = inEdge(/\btypes: '([a-z_,]+)'/g).flatMap((list) => list.split(','));
const heard = inEdge(/\bapp\.event\('([a-z_]+)'/g);

test('its scopes are exactly those that the methods, the events and the command need', () => {
  expect(called.filter((method) => methods[method] === undefined)).toEqual([]);
  expect(types).toContain('private_channel');
  const needed = [
    ...called.flatMap((one) => methods[one] ?? []),
    ...types.map((one) => listed[one] ?? `the scope of ${one}`),
    ...heard.flatMap((one) => events[one] ?? []),
  ];
  expect([...manifest.oauth_config.scopes.bot].sort()).toEqual([...new Set([...needed, 'commands'])].sort());
});

test('it subscribes to exactly the events that the bot listens to', () => {
  expect([...manifest.settings.event_subscriptions.bot_events].sort()).toEqual(heard.sort());
});

test('a home that is drawn can be opened, and a shortcut that is heard can be used', () => {
  expect(manifest.features.app_home.home_tab_enabled).toBe(called.includes('views.publish'));
  expect(manifest.features.shortcuts.length > 0).toBe(edge.some((source) => source.includes('app.shortcut(')));
});

test('for HTTP it is enough to turn Socket Mode off and take the # off the addresses', () => {
  const overHttp = parse(text.replaceAll(/# (url|request_url):/g, '$1:').replace('enabled: true', 'enabled: false'));
  const address = 'https://rookery.example.com/slack/events';
  expect(overHttp.features.slash_commands[0].url).toBe(address);
  expect(overHttp.settings.interactivity.request_url).toBe(address);
  expect(overHttp.settings.event_subscriptions.request_url).toBe(address);
});
