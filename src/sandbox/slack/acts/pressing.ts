import type { Result } from '../delivery/result.ts';
import { type Element, elementsOf, labelOf } from '../elements.ts';
import { chosen, stateOf } from '../input-values.ts';
import { type Json, type JsonObject, objectsOf } from '../json.ts';
import { notice } from '../posting.ts';
import { newResponseUrl } from '../response-urls.ts';
import { newTrigger } from '../triggers.ts';
import { viewJson } from '../views.ts';
import { type Message, messageJson, type Person } from '../workspace.ts';
import { channelNamed, personNamed, type World } from '../world.ts';
import { channelReference, type Desk, interaction, mustBeIn } from './desk.ts';

/** A message by channel and timestamp, or a modal or home by the id of its view. */
export type Spot = { readonly channel: string; readonly ts: string } | { readonly view: string };

/** Somebody presses the element with this action id or label; `choice` is what is picked where there is something to pick. */
export async function presses(desk: Desk, who: string, spot: Spot, what: string, choice?: Json): Promise<Result> {
  const person = personNamed(desk.world, who);
  const surface =
    'view' in spot ? viewSurface(desk.world, person, spot.view) : messageSurface(desk.world, person, spot);
  const element = elementNamed(elementsOf(surface.blocks), what);
  const state = stateOf(surface.blocks, choice === undefined ? {} : { [element.action]: choice });
  const result = await desk.deliver.once('action', {
    ...interaction(desk.world, 'block_actions', person),
    trigger_id: newTrigger(desk.world, person.id, surface.view),
    ...surface.payload(state),
    actions: [actionJson(desk.world, element, choice)],
  });
  if (result.status === 'failed')
    notice(desk.world, person.id, surface.channel, `"${what}" failed with the error "${result.error}"`);
  return result;
}

type Surface = {
  readonly blocks: readonly JsonObject[];
  readonly channel: string | undefined;
  readonly view: string | undefined;
  readonly payload: (state: JsonObject) => JsonObject;
};

export function messageSeen(world: World, person: Person, channel: string, ts: string): Message {
  const place = channelNamed(world, channel);
  mustBeIn(place, person);
  const message = place.messages.get(ts) ?? world.ephemerals.get(ts);
  if (message === undefined || (message.to !== undefined && message.to !== person.id))
    throw new Error(`${person.name} sees no message ${ts} in ${place.name || place.id}.`);
  return message;
}

function messageSurface(world: World, person: Person, spot: { channel: string; ts: string }): Surface {
  const channel = channelNamed(world, spot.channel);
  const message = messageSeen(world, person, spot.channel, spot.ts);
  const ephemeral = message.to !== undefined;
  const thread = message.threadTs === undefined ? {} : { thread_ts: message.threadTs };
  const of = { channel: channel.id, person: person.id, thread: message.threadTs, original: message.ts };
  return {
    blocks: message.blocks,
    channel: channel.id,
    view: undefined,
    payload: (values) => ({
      container: {
        type: 'message',
        message_ts: message.ts,
        channel_id: channel.id,
        is_ephemeral: ephemeral,
        ...thread,
      },
      channel: channelReference(channel),
      ...(ephemeral ? {} : { message: messageJson(message) }),
      state: { values },
      response_url: newResponseUrl(world, of),
    }),
  };
}

function viewSurface(world: World, person: Person, id: string): Surface {
  const view = world.views.get(id);
  if (view === undefined || view.person !== person.id) throw new Error(`${person.name} sees no view ${id}.`);
  return {
    blocks: objectsOf(view.content.blocks),
    channel: undefined,
    view: view.id,
    payload: (values) => ({ container: { type: 'view', view_id: id }, view: viewJson(world, view, values) }),
  };
}

function elementNamed(elements: readonly Element[], what: string): Element {
  const byAction = elements.filter((element) => element.action === what);
  const fits = byAction.length > 0 ? byAction : elements.filter((element) => labelOf(element.json) === what);
  const [first, second] = fits;
  if (first !== undefined && second === undefined) return first;
  const there = elements.map((element) => `${element.action} "${labelOf(element.json)}"`).join(', ') || 'nothing';
  throw new Error(`${fits.length} elements answer to "${what}", one is expected; there is ${there}.`);
}

function actionJson(world: World, { block, action, json }: Element, choice: Json | undefined): JsonObject {
  const common = { action_id: action, block_id: block, action_ts: world.nextTs() };
  if (json.type !== 'button') return { ...chosenOf(json, choice), ...common };
  return { type: 'button', ...common, value: json.value, text: json.text, style: json.style };
}

function chosenOf(json: JsonObject, choice: Json | undefined): JsonObject {
  if (json.type !== 'overflow') return chosen(json, choice);
  return { ...chosen({ ...json, type: 'static_select' }, choice), type: 'overflow' };
}
