import type { Deliver } from '../delivery/deliver.ts';
import type { JsonObject } from '../json.ts';
import { teamOf } from '../methods/people.ts';
import type { Channel, Person } from '../workspace.ts';
import type { World } from '../world.ts';

/** Where people sit: the workspace and the way from it to the app. */
export type Desk = { readonly world: World; readonly deliver: Deliver };

/** What every interactive payload says about who did it and for which app. */
export function interaction(world: World, type: string, person: Person): JsonObject {
  const { team, bot } = world.settings;
  return {
    type,
    team: { id: team.id, domain: team.domain },
    user: { id: person.id, username: person.name, name: person.name, team_id: teamOf(world, person) },
    api_app_id: bot.appId,
    token: 'local',
    enterprise: null,
    is_enterprise_install: false,
  };
}

export function channelReference(channel: Channel): JsonObject {
  return { id: channel.id, name: channel.kind === 'direct' ? 'directmessage' : channel.name };
}

export function mustBeIn(channel: Channel, person: Person): void {
  if (!channel.members.has(person.id)) throw new Error(`${person.name} is not in ${channel.name || channel.id}.`);
}
