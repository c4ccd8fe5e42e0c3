import type { Result } from '../delivery/result.ts';
import { type Json, objectOf, textOf } from '../json.ts';
import { rewrite } from '../posting.ts';
import { newResponseUrl } from '../response-urls.ts';
import { newTrigger } from '../triggers.ts';
import { viewJson } from '../views.ts';
import { messageJson } from '../workspace.ts';
import { channelNamed, directChannel, personNamed } from '../world.ts';
import { channelReference, type Desk, interaction } from './desk.ts';
import { messageSeen } from './pressing.ts';

/** Somebody opens the app's home. */
export function opensHome({ world, deliver }: Desk, who: string): Promise<Result> | undefined {
  const person = personNamed(world, who);
  if (!world.settings.events.includes('app_home_opened')) return undefined;
  const view = world.views.get(world.homes.get(person.id) ?? '');
  return deliver.event({
    type: 'app_home_opened',
    user: person.id,
    channel: directChannel(world, person.id).id,
    tab: 'home',
    ...(view === undefined ? {} : { view: viewJson(world, view) }),
  });
}

/** Somebody puts an emoji on a message. */
export function reacts({ world }: Desk, who: string, channel: string, ts: string, name: string): void {
  const person = personNamed(world, who);
  const message = messageSeen(world, person, channel, ts);
  const users = message.reactions.get(name) ?? [];
  if (users.includes(person.id)) return;
  rewrite(world, { ...message, reactions: new Map([...message.reactions, [name, [...users, person.id]]]) });
  const item = { type: 'message', channel: message.channel, ts };
  world.tell({ type: 'reaction_added', user: person.id, reaction: name, item_user: message.user, item });
}

/** Somebody uses a shortcut, on a message when one is given. */
export function uses(
  { world, deliver }: Desk,
  who: string,
  callback: string,
  on?: { channel: string; ts: string },
): Promise<Result> {
  const person = personNamed(world, who);
  const common = { callback_id: callback, trigger_id: newTrigger(world, person.id), action_ts: world.nextTs() };
  if (on === undefined) return deliver.once('shortcut', { ...interaction(world, 'shortcut', person), ...common });
  const channel = channelNamed(world, on.channel);
  const message = messageSeen(world, person, on.channel, on.ts);
  const of = { channel: channel.id, person: person.id, thread: message.threadTs, original: undefined };
  return deliver.once('shortcut', {
    ...interaction(world, 'message_action', person),
    ...common,
    message_ts: message.ts,
    message: messageJson(message),
    channel: channelReference(channel),
    response_url: newResponseUrl(world, of),
  });
}

/** Somebody types into a select whose choices the app supplies. */
export async function asksChoices(
  { world, deliver }: Desk,
  who: string,
  action: string,
  typed: string,
  view?: string,
): Promise<Json> {
  const person = personNamed(world, who);
  const seen = world.views.get(view ?? '');
  const result = await deliver.once('suggestion', {
    ...interaction(world, 'block_suggestion', person),
    action_id: action,
    block_id: '',
    value: typed,
    container: view === undefined ? { type: 'message' } : { type: 'view', view_id: view },
    ...(seen === undefined ? {} : { view: viewJson(world, seen) }),
  });
  if (result.status === 'failed') return [];
  const { options, option_groups: groups } = objectOf(result.payload);
  return options ?? groups ?? textOf(result.payload) ?? [];
}
