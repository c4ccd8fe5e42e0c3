import { letIn } from '../methods/membership.ts';
import { channelNamed, personNamed, type World } from '../world.ts';

/** Somebody archives a channel, as people do when they think it is over. */
export function archives(world: World, who: string, where: string): void {
  const channel = channelNamed(world, where);
  const { id } = personNamed(world, who);
  channel.archived = true;
  world.log.add({ kind: 'channel', what: 'archived', channel: channel.id, person: id });
  world.tell({ type: 'channel_archive', channel: channel.id, user: id });
}

export function renames(world: World, who: string, where: string, name: string): void {
  const channel = channelNamed(world, where);
  channel.name = name;
  world.log.add({ kind: 'channel', what: 'renamed', channel: channel.id, person: personNamed(world, who).id });
  world.tell({ type: 'channel_rename', channel: { id: channel.id, name, created: channel.created } });
}

export function joins(world: World, who: string, where: string): void {
  const channel = channelNamed(world, where);
  const { id } = personNamed(world, who);
  if (!channel.members.has(id)) letIn(world, channel, id);
}

export function leaves(world: World, who: string, where: string): void {
  const channel = channelNamed(world, where);
  const { id } = personNamed(world, who);
  if (channel.members.delete(id)) world.log.add({ kind: 'channel', what: 'left', channel: channel.id, person: id });
}
