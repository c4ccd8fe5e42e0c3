import { SlackError } from './slack-error.ts';
import type { Trigger, World } from './world.ts';

/** How long a trigger may be exchanged for a view, in milliseconds. */
const triggerLife = 3000;

export function newTrigger(world: World, person: string, view?: string): string {
  const id = `${world.nextTs().replace('.', '')}.${world.settings.team.id}.${world.nextId('t')}`;
  world.triggers.set(id, { person, view, expires: world.now() + triggerLife, used: false });
  return id;
}

/** A trigger is good once, for three seconds. */
export function spendTrigger(world: World, id: string): Trigger {
  const trigger = world.triggers.get(id);
  if (trigger === undefined) throw new SlackError('invalid_trigger_id');
  if (trigger.used) throw new SlackError('exchanged_trigger_id');
  if (world.now() > trigger.expires) throw new SlackError('expired_trigger_id');
  trigger.used = true;
  return trigger;
}
