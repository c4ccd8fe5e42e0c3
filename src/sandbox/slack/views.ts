import type { JsonObject } from './json.ts';
import { objectOf, textOf } from './json.ts';
import { SlackError } from './slack-error.ts';
import type { View } from './workspace.ts';
import type { World } from './world.ts';

const deepestStack = 3;

export function openModal(world: World, person: string, content: JsonObject): View {
  const view = newView(world, person, 'modal', content, undefined);
  world.stacks.set(person, [view.id]);
  tellOf(world, 'opened', view);
  return view;
}

export function pushModal(world: World, person: string, content: JsonObject): View {
  const stack = world.stacks.get(person) ?? [];
  if (stack.length >= deepestStack) throw new SlackError('push_limit_reached');
  const view = newView(world, person, 'modal', content, world.views.get(stack.at(-1) ?? ''));
  world.stacks.set(person, [...stack, view.id]);
  tellOf(world, 'pushed', view);
  return view;
}

export function rewriteView(world: World, old: View, content: JsonObject): View {
  const view = { ...old, content, hash: hashOf(world) };
  world.views.set(view.id, view);
  tellOf(world, 'updated', view);
  return view;
}

export function publishHome(world: World, person: string, content: JsonObject): View {
  const old = world.views.get(world.homes.get(person) ?? '');
  const view =
    old === undefined ? newView(world, person, 'home', content, undefined) : { ...old, content, hash: hashOf(world) };
  world.views.set(view.id, view);
  world.homes.set(person, view.id);
  tellOf(world, 'published', view);
  return view;
}

/** Closes the top modal, so that the one below it is seen again. */
export function closeTop(world: World, person: string): void {
  const stack = world.stacks.get(person) ?? [];
  forget(world, stack.slice(-1));
  world.stacks.set(person, stack.slice(0, -1));
}

export function closeViews(world: World, person: string): void {
  forget(world, world.stacks.get(person) ?? []);
  world.stacks.delete(person);
}

function forget(world: World, ids: readonly string[]): void {
  for (const id of ids) {
    const view = world.views.get(id);
    world.views.delete(id);
    if (view !== undefined) tellOf(world, 'closed', view);
  }
}

function newView(world: World, person: string, type: View['type'], content: JsonObject, below: View | undefined): View {
  const id = world.nextId('V');
  const view = { id, person, type, content, hash: hashOf(world), root: below?.root ?? id, previous: below?.id };
  world.views.set(id, view);
  return view;
}

function hashOf(world: World): string {
  return `${world.nextTs()}.${world.nextId('h')}`;
}

function tellOf(world: World, what: 'opened' | 'pushed' | 'updated' | 'closed' | 'published', view: View): void {
  world.log.add({ kind: 'view', what, person: view.person, view: viewJson(world, view) });
}

/** A view as answers and payloads show it; `values` is what the person filled in. */
export function viewJson(world: World, view: View, values: JsonObject = {}): JsonObject {
  const { team, bot } = world.settings;
  const content = objectOf(view.content);
  return {
    ...content,
    id: view.id,
    team_id: team.id,
    type: view.type,
    private_metadata: textOf(content.private_metadata) ?? '',
    callback_id: textOf(content.callback_id) ?? '',
    external_id: textOf(content.external_id) ?? '',
    state: { values },
    hash: view.hash,
    title: content.title ?? null,
    close: content.close ?? null,
    submit: content.submit ?? null,
    clear_on_close: content.clear_on_close === true,
    notify_on_close: content.notify_on_close === true,
    previous_view_id: view.previous ?? null,
    root_view_id: view.root,
    app_id: bot.appId,
    bot_id: bot.botId,
    app_installed_team_id: team.id,
  };
}
