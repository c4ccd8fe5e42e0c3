import type { Result } from '../delivery/result.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { teamOf } from '../methods/people.ts';
import { notice, post } from '../posting.ts';
import { firstAnswer, newResponseUrl } from '../response-urls.ts';
import { SlackError } from '../slack-error.ts';
import { newTrigger } from '../triggers.ts';
import { escaped, signsEscaped } from '../typed-text.ts';
import type { Channel, Message, Person } from '../workspace.ts';
import { channelNamed, personNamed, type World } from '../world.ts';
import { type Desk, mustBeIn } from './desk.ts';

export type Typed =
  | { readonly status: 'posted'; readonly message: Message }
  /** Slack itself did not take it, and told the person why. */
  | { readonly status: 'refused'; readonly notice: string }
  | Result;

type Place = { readonly channel: Channel; readonly person: Person; readonly thread: string | undefined };

/** Somebody types a line: a command when it begins with a slash, else a message. */
export async function types(desk: Desk, who: string, where: string, text: string, thread?: string): Promise<Typed> {
  const place = { person: personNamed(desk.world, who), channel: channelNamed(desk.world, where), thread };
  mustBeIn(place.channel, place.person);
  if (place.channel.archived) throw new Error(`${place.channel.name} is archived; nobody can write there.`);
  return text.startsWith('/') ? command(desk, place, text) : message(desk, place, text);
}

function message({ world }: Desk, { channel, person, thread }: Place, typed: string): Typed {
  const text = escaped(world, typed, 'message');
  const posted = post(world, channel, { user: person.id, text, threadTs: thread });
  const event = { user: person.id, text, ts: posted.ts, channel: channel.id, thread_ts: thread, event_ts: posted.ts };
  const bot = world.settings.bot.userId;
  if (text.includes(`<@${bot}`) && channel.members.has(bot)) world.tell({ ...event, type: 'app_mention' });
  if (channel.members.has(bot)) world.tell({ ...event, type: 'message', channel_type: channelType(channel) });
  return { status: 'posted', message: posted };
}

function channelType(channel: Channel): string {
  switch (channel.kind) {
    case 'public':
      return 'channel';
    case 'private':
      return 'group';
    case 'direct':
      return 'im';
  }
}

async function command(desk: Desk, place: Place, text: string): Promise<Typed> {
  const { world } = desk;
  const [, name = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/.exec(text) ?? [];
  if (!world.settings.commands.includes(name)) return refused(world, place, `${name} is not a valid command.`);
  if (place.thread !== undefined) return refused(world, place, `${name} is not supported in threads. Sorry!`);
  const of = { channel: place.channel.id, person: place.person.id, thread: undefined, original: undefined };
  const url = newResponseUrl(world, of);
  const payload = { ...commandPayload(world, place, name, rest.trim()), response_url: url };
  const result = await desk.deliver.once('command', payload);
  if (result.status === 'failed') failed(world, place, name, result.error);
  else showAnswer(world, place, name, url, result.payload);
  return result;
}

function refused(world: World, { person, channel }: Place, text: string): Typed {
  notice(world, person.id, channel.id, text);
  return { status: 'refused', notice: text };
}

function failed(world: World, { person, channel }: Place, name: string, error: string): void {
  notice(world, person.id, channel.id, `${name} failed with the error "${error}"`);
}

/** The acknowledgement of a command may carry its first answer. */
function showAnswer(world: World, place: Place, name: string, url: string, payload: Json): void {
  const body = isObject(payload) ? payload : { text: String(payload) };
  if (body.text === undefined && body.blocks === undefined) return;
  try {
    firstAnswer(world, url, body);
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    failed(world, place, name, error.code);
  }
}

function commandPayload(world: World, { channel, person }: Place, command: string, typed: string): JsonObject {
  const { team, bot, shouldEscape } = world.settings;
  return {
    token: 'local',
    team_id: teamOf(world, person),
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: channel.kind === 'direct' ? 'directmessage' : channel.name,
    user_id: person.id,
    user_name: person.name,
    command,
    text: shouldEscape ? escaped(world, typed, 'command') : signsEscaped(typed),
    api_app_id: bot.appId,
    is_enterprise_install: 'false',
    trigger_id: newTrigger(world, person.id),
  };
}
