import { type Arguments, needed, paged } from '../arguments.ts';
import type { JsonObject } from '../json.ts';
import { SlackError } from '../slack-error.ts';
import type { Person } from '../workspace.ts';
import type { World } from '../world.ts';
import { personOf } from './finding.ts';
import type { Methods } from './method.ts';

export const people: Methods = {
  'users.info': { tier: 4, scopes: ['users:read'], run: info },
  'users.list': { tier: 2, scopes: ['users:read'], run: list },
  'users.lookupByEmail': { tier: 3, scopes: ['users:read.email'], run: byEmail },
  'users.getPresence': { tier: 3, scopes: ['users:read'], run: () => ({ presence: 'active' }) },
  'usergroups.list': { tier: 2, scopes: ['usergroups:read'], run: usergroups },
  'usergroups.users.list': { tier: 2, scopes: ['usergroups:read'], run: usersOfGroup },
};

function info(world: World, args: Arguments): JsonObject {
  return { user: personJson(world, personOf(world, needed(args, 'user', 'user_not_found'))) };
}

function list(world: World, args: Arguments): JsonObject {
  const { page, cursor } = paged(args, [...world.people.values()]);
  return { members: page.map((person) => personJson(world, person)), response_metadata: { next_cursor: cursor } };
}

function byEmail(world: World, args: Arguments): JsonObject {
  const email = needed(args, 'email', 'users_not_found').toLowerCase();
  const found = [...world.people.values()].find((person) => person.email?.toLowerCase() === email);
  if (found === undefined || found.stranger || found.deleted) throw new SlackError('users_not_found');
  return { user: personJson(world, found) };
}

function usergroups(world: World): JsonObject {
  return {
    usergroups: world.usergroups.map((group) => ({
      id: group.id,
      team_id: world.settings.team.id,
      is_usergroup: true,
      name: group.name,
      handle: group.handle,
      users: group.users,
      user_count: group.users.length,
    })),
  };
}

function usersOfGroup(world: World, args: Arguments): JsonObject {
  const group = world.usergroups.find((one) => one.id === needed(args, 'usergroup'));
  if (group === undefined) throw new SlackError('no_such_subteam');
  return { users: group.users };
}

export function teamOf(world: World, person: Person): string {
  return person.stranger ? 'T0STRANGE' : world.settings.team.id;
}

export function personJson(world: World, person: Person): JsonObject {
  return {
    id: person.id,
    team_id: teamOf(world, person),
    name: person.name,
    real_name: person.realName,
    deleted: person.deleted ?? false,
    tz: person.tz ?? 'Etc/UTC',
    is_bot: person.bot ?? false,
    is_app_user: false,
    is_restricted: person.restricted ?? false,
    is_ultra_restricted: false,
    is_stranger: person.stranger ?? false,
    is_admin: false,
    is_owner: false,
    profile: {
      real_name: person.realName,
      display_name: person.name,
      email: person.stranger ? undefined : person.email,
    },
  };
}
