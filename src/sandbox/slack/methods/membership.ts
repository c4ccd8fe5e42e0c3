import { type Arguments, commaList, isTrue, paged } from '../arguments.ts';
import type { JsonObject } from '../json.ts';
import { announce } from '../posting.ts';
import { SlackError } from '../slack-error.ts';
import type { Channel } from '../workspace.ts';
import type { World } from '../world.ts';
import { channelJson, one } from './conversations.ts';
import { channelOf, liveChannelOf, ownChannelOf } from './finding.ts';
import type { Methods } from './method.ts';

export const membership: Methods = {
  'conversations.invite': {
    tier: 3,
    scopes: ['channels:manage', 'channels:write.invites', 'groups:write'],
    run: invite,
  },
  'conversations.join': { tier: 3, scopes: ['channels:join'], run: join },
  'conversations.leave': { tier: 3, scopes: ['channels:manage', 'groups:write'], run: leave },
  'conversations.kick': { tier: 3, scopes: ['channels:manage', 'groups:write'], run: kick },
  'conversations.members': { tier: 4, scopes: ['channels:read', 'groups:read', 'im:read'], run: members },
};

/** All or nobody, unless `force` is given. */
function invite(world: World, args: Arguments): JsonObject {
  const channel = ownChannelOf(world, args);
  if (channel.kind === 'direct') throw new SlackError('method_not_supported_for_channel_type');
  const users = commaList(args, 'users');
  const [first] = users;
  if (first === undefined) throw new SlackError('no_user');
  if (users.length > 100) throw new SlackError('too_many_users');
  const errors = users.flatMap((user) => refusedInvite(world, channel, user));
  const [error] = errors;
  if (error !== undefined && !(isTrue(args, 'force') && errors.length < users.length))
    throw new SlackError(String(error.error), { errors });
  const refused = errors.map((one) => one.user);
  for (const user of users.filter((user) => !refused.includes(user))) letIn(world, channel, user);
  return errors.length > 0 ? { ...one(world, channel), errors } : one(world, channel);
}

function refusedInvite(world: World, channel: Channel, user: string): readonly JsonObject[] {
  const refused = (error: string) => [{ ok: false, error, user }];
  const person = world.people.get(user);
  if (user === world.settings.bot.userId) return refused('cant_invite_self');
  if (person === undefined || person.deleted) return refused('user_not_found');
  if (channel.members.has(user)) return refused('already_in_channel');
  if (person.stranger && !channel.shared) return refused('cant_invite');
  return [];
}

export function letIn(world: World, channel: Channel, user: string): void {
  channel.members.add(user);
  announce(world, channel, user, 'channel_join', `<@${user}> has joined the channel`);
  world.log.add({ kind: 'channel', what: 'joined', channel: channel.id, person: user });
  world.tell({
    type: 'member_joined_channel',
    user,
    channel: channel.id,
    channel_type: 'C',
    team: world.settings.team.id,
  });
}

function join(world: World, args: Arguments): JsonObject {
  const channel = liveChannelOf(world, args);
  if (channel.kind !== 'public') throw new SlackError('method_not_supported_for_channel_type');
  const bot = world.settings.bot.userId;
  if (channel.members.has(bot)) return { ...one(world, channel), warning: 'already_in_channel' };
  letIn(world, channel, bot);
  return { channel: channelJson(world, channel) };
}

function leave(world: World, args: Arguments): JsonObject {
  const channel = liveChannelOf(world, args);
  if (channel.general) throw new SlackError('cant_leave_general');
  if (!channel.members.delete(world.settings.bot.userId)) return { not_in_channel: true };
  world.log.add({ kind: 'channel', what: 'left', channel: channel.id, person: world.settings.bot.userId });
  return {};
}

function kick(world: World, args: Arguments): JsonObject {
  const channel = ownChannelOf(world, args);
  const [user = ''] = commaList(args, 'user');
  if (user === world.settings.bot.userId) throw new SlackError('cant_kick_self');
  if (!world.people.has(user)) throw new SlackError('user_not_found');
  if (!channel.members.delete(user)) throw new SlackError('not_in_channel');
  world.log.add({ kind: 'channel', what: 'left', channel: channel.id, person: user });
  return {};
}

function members(world: World, args: Arguments): JsonObject {
  const { page, cursor } = paged(args, [...channelOf(world, args).members]);
  return { members: page, response_metadata: { next_cursor: cursor } };
}
