import { type Entry, type EntryOf, isKind } from './log.ts';
import { type Patience, waitFor } from './waiting.ts';
import type { Message, View } from './workspace.ts';
import { channelNamed, directChannel, personNamed, type World } from './world.ts';

export type Sight = ReturnType<typeof sightOf>;

/** What can be seen of the workspace, now or when it happens. */
export function sightOf(world: World) {
  return {
    log: world.log,
    on: world.log.on,
    waitFor: <K extends Entry['kind']>(kind: K, fits?: (entry: EntryOf<K>) => boolean, patience?: Patience) =>
      waitFor(world.log, kind, fits, patience),
    messages: (channel: string): readonly Message[] => [...channelNamed(world, channel).messages.values()],
    /** What only this person sees, in one channel or anywhere. */
    ephemeral: (who: string, channel?: string): readonly Message[] => ephemerals(world, who, channel),
    /** The direct messages between this person and the bot. */
    dm: (who: string): readonly Message[] => [...directChannel(world, personNamed(world, who).id).messages.values()],
    /** What Slack itself told this person, such as that a command failed. */
    notices: (who: string): readonly string[] => notices(world, personNamed(world, who).id),
    /** The open modals of a person, the top one last. */
    modals: (who: string): readonly View[] => modals(world, personNamed(world, who).id),
    home: (who: string): View | undefined => world.views.get(world.homes.get(personNamed(world, who).id) ?? ''),
  };
}

function ephemerals(world: World, who: string, channel: string | undefined): readonly Message[] {
  const { id } = personNamed(world, who);
  const place = channel === undefined ? undefined : channelNamed(world, channel).id;
  return [...world.ephemerals.values()].filter(
    (message) => message.to === id && (place === undefined || message.channel === place),
  );
}

function notices(world: World, person: string): readonly string[] {
  return world.log.entries.flatMap((entry) => (isKind(entry, 'notice') && entry.person === person ? [entry.text] : []));
}

function modals(world: World, person: string): readonly View[] {
  return (world.stacks.get(person) ?? []).flatMap((id) => world.views.get(id) ?? []);
}
