import { randomUUID } from 'node:crypto';
import { type Arguments, given, nested } from '../arguments.ts';
import { isObject, type JsonObject, objectsOf } from '../json.ts';
import { SlackError } from '../slack-error.ts';
import type { World } from '../world.ts';
import { refuseBadBlocks, refuseBadView } from './content.ts';
import type { Methods } from './method.ts';

export const team: Methods = {
  'api.test': { tier: 4, token: 'none', run: apiTest },
  'auth.test': { tier: 'unlimited', run: authTest },
  'apps.connections.open': { tier: 3, token: 'app', run: openConnection },
  'team.info': { tier: 3, scopes: ['team:read'], run: (world) => ({ team: teamJson(world) }) },
  'bots.info': { tier: 3, scopes: ['users:read'], run: botInfo },
  'blocks.validate': { tier: 4, token: 'none', run: validate },
};

function apiTest(_world: World, args: Arguments): JsonObject {
  const error = given(args, 'error');
  if (error !== undefined) throw new SlackError(error, { args });
  return { args };
}

function authTest(world: World): JsonObject {
  const { team, bot } = world.settings;
  return {
    url: `${world.address}/`,
    team: team.name,
    user: bot.name,
    team_id: team.id,
    user_id: bot.userId,
    bot_id: bot.botId,
    is_enterprise_install: false,
  };
}

/** A ticket is good for one connection. */
function openConnection(world: World): JsonObject {
  const ticket = randomUUID();
  world.tickets.add(ticket);
  const address = world.address.replace(/^http/, 'ws');
  return { url: `${address}/link/?ticket=${ticket}&app_id=${world.settings.bot.appId}` };
}

function teamJson({ settings: { team } }: World): JsonObject {
  return { id: team.id, name: team.name, domain: team.domain, email_domain: '' };
}

function botInfo(world: World, args: Arguments): JsonObject {
  const { bot } = world.settings;
  if ((given(args, 'bot') ?? bot.botId) !== bot.botId) throw new SlackError('bot_not_found');
  return { bot: { id: bot.botId, deleted: false, name: bot.name, app_id: bot.appId, user_id: bot.userId } };
}

function validate(_world: World, args: Arguments): JsonObject {
  const asked = ['blocks', 'message', 'view'].filter((name) => args[name] !== undefined);
  const [name = ''] = asked;
  if (asked.length !== 1) throw new SlackError('invalid_arguments');
  const value = nested(args, name, 'invalid_blocks_format');
  if (name === 'view' && isObject(value)) refuseBadView(value);
  if (name === 'blocks') refuseBadBlocks(objectsOf(value));
  if (name === 'message' && isObject(value)) refuseBadBlocks(objectsOf(value.blocks));
  return {};
}
