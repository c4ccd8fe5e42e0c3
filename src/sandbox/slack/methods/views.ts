import { type Arguments, given, needed, nested } from '../arguments.ts';
import { withIds } from '../elements.ts';
import { isObject, type JsonObject, objectsOf } from '../json.ts';
import { SlackError } from '../slack-error.ts';
import { spendTrigger } from '../triggers.ts';
import { closeViews, openModal, publishHome, pushModal, rewriteView, viewJson } from '../views.ts';
import type { View } from '../workspace.ts';
import type { World } from '../world.ts';
import { refuseBadView } from './content.ts';
import { personOf } from './finding.ts';
import type { Methods } from './method.ts';

export const views: Methods = {
  'views.open': { tier: 4, run: open },
  'views.push': { tier: 4, run: push },
  'views.update': { tier: 4, run: update },
  'views.publish': { tier: 4, run: publish },
};

function open(world: World, args: Arguments): JsonObject {
  const content = contentOf(world, args, 'modal');
  const { person } = spendTrigger(world, needed(args, 'trigger_id', 'invalid_trigger_id'));
  closeViews(world, person);
  return { view: viewJson(world, openModal(world, person, content)) };
}

function push(world: World, args: Arguments): JsonObject {
  const content = contentOf(world, args, 'modal');
  const { person, view } = spendTrigger(world, needed(args, 'trigger_id', 'invalid_trigger_id'));
  if (view === undefined) throw new SlackError('invalid_trigger_id');
  return { view: viewJson(world, pushModal(world, person, content)) };
}

function update(world: World, args: Arguments): JsonObject {
  const old = existing(world, args);
  const content = contentOf(world, args, old.type, old);
  refuseOldHash(args, old);
  return { view: viewJson(world, rewriteView(world, old, content)) };
}

function publish(world: World, args: Arguments): JsonObject {
  const person = personOf(world, needed(args, 'user_id'));
  const old = world.views.get(world.homes.get(person.id) ?? '');
  const content = contentOf(world, args, 'home', old);
  if (old !== undefined) refuseOldHash(args, old);
  return { view: viewJson(world, publishHome(world, person.id, content)) };
}

function existing(world: World, args: Arguments): View {
  const external = given(args, 'external_id');
  const byExternal = (view: View) => external !== undefined && view.content.external_id === external;
  const found = world.views.get(given(args, 'view_id') ?? '') ?? [...world.views.values()].find(byExternal);
  if (found === undefined) throw new SlackError('not_found');
  return found;
}

function refuseOldHash(args: Arguments, old: View): void {
  const hash = given(args, 'hash');
  if (hash !== undefined && hash !== old.hash) throw new SlackError('hash_conflict');
}

function contentOf(world: World, args: Arguments, type: View['type'], old?: View): JsonObject {
  const view = nested(args, 'view');
  if (!isObject(view) || view.type !== type) throw new SlackError('invalid_arguments');
  refuseBadView(view);
  const external = given(view, 'external_id');
  const owner = [...world.views.values()].find((one) => external !== undefined && one.content.external_id === external);
  if (owner !== undefined && owner.id !== old?.id) throw new SlackError('duplicate_external_id');
  return { ...view, blocks: withIds(objectsOf(view.blocks)) };
}
