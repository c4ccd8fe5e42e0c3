import type { Result } from '../delivery/result.ts';
import { withIds } from '../elements.ts';
import { emptyRequired, stateOf } from '../input-values.ts';
import { isObject, type Json, type JsonObject, objectsOf } from '../json.ts';
import { refuseBadView } from '../methods/content.ts';
import { notice } from '../posting.ts';
import { SlackError } from '../slack-error.ts';
import { newTrigger } from '../triggers.ts';
import { closeTop, closeViews, pushModal, rewriteView, viewJson } from '../views.ts';
import type { Person, View } from '../workspace.ts';
import { personNamed, type World } from '../world.ts';
import { type Desk, interaction } from './desk.ts';

/** Somebody sends the form; values are given by action id or block id. */
export async function submits(desk: Desk, who: string, viewId: string, filled: JsonObject): Promise<Result> {
  const { person, view } = ownView(desk.world, who, viewId);
  const blocks = objectsOf(view.content.blocks);
  const values = stateOf(blocks, filled);
  const empty = emptyRequired(blocks, values);
  if (empty.length > 0) throw new Error(`The form is not sent: ${empty.join(', ')} must be filled in.`);
  const result = await desk.deliver.once('submission', {
    ...interaction(desk.world, 'view_submission', person),
    trigger_id: newTrigger(desk.world, person.id, view.id),
    view: viewJson(desk.world, view, values),
    response_urls: [],
  });
  if (result.status === 'failed')
    notice(desk.world, person.id, undefined, 'We had some trouble connecting. Try again?');
  else follow(desk.world, view, result.payload);
  return result;
}

/** Does what the acknowledgement of a form asks for; nothing asked closes the form. */
function follow(world: World, view: View, payload: Json): unknown {
  const answer = isObject(payload) ? payload : {};
  switch (answer.response_action) {
    case 'errors':
      return undefined;
    case 'clear':
      return closeViews(world, view.person);
    case 'update':
      return withGoodView(world, view, answer.view, (content) => rewriteView(world, view, content));
    case 'push':
      return withGoodView(world, view, answer.view, (content) => pushModal(world, view.person, content));
    case undefined:
      return closeTop(world, view.person);
  }
  return undefined;
}

function withGoodView(
  world: World,
  view: View,
  content: Json | undefined,
  show: (content: JsonObject) => unknown,
): void {
  try {
    if (!isObject(content)) throw new SlackError('invalid_arguments');
    refuseBadView(content);
    show({ ...content, blocks: withIds(objectsOf(content.blocks)) });
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    notice(world, view.person, undefined, 'We had some trouble connecting. Try again?');
  }
}

/** Somebody closes the form; the app hears of it only if the view asked to be told. */
export async function closes(desk: Desk, who: string, viewId: string): Promise<Result | undefined> {
  const { person, view } = ownView(desk.world, who, viewId);
  const payload = {
    ...interaction(desk.world, 'view_closed', person),
    view: viewJson(desk.world, view),
    is_cleared: view.content.clear_on_close === true,
  };
  if (view.content.clear_on_close === true) closeViews(desk.world, person.id);
  else closeTop(desk.world, person.id);
  return view.content.notify_on_close === true ? desk.deliver.once('closing', payload) : undefined;
}

function ownView(world: World, who: string, viewId: string): { person: Person; view: View } {
  const person = personNamed(world, who);
  const view = world.views.get(viewId);
  if (view === undefined || view.person !== person.id) throw new Error(`${person.name} sees no view ${viewId}.`);
  return { person, view };
}
