import type { Journal, Lease } from '../journal/journal.ts';
import type { Leases } from '../journal/leases.ts';
import type { Posts } from '../journal/posts.ts';
import type { Rooms } from '../messages/rooms.ts';
import type { Channel } from '../paging/channel.ts';
import type { Acting } from '../tiers/acting.ts';
import type { Tiers } from '../tiers/tiers.ts';
import type { TendSettings } from './settings.ts';

/** All that a worker touches. */
export type World = {
  /** Name of this process among the bot's processes. */
  worker: string;
  journal: Journal;
  leases: Leases;
  posts: Posts;
  rooms: Rooms;
  tiers: Tiers;
  acting: Acting;
  channels: readonly Channel[];
  settings: () => TendSettings;
  /** A third of the lease. */
  renewMs: number;
  /** Told of everything that went wrong; it neither throws nor waits. */
  report: (error: unknown, about: { stream?: string; need?: string }) => void;
};

/** One stream in the hands of this worker. */
export type Work = { world: World; stream: string; lease: Lease };

/** The channels over which a person can be paged today. */
export const reachIn =
  ({ channels }: Pick<World, 'channels'>, { person }: TendSettings) =>
  (key: string): readonly string[] => {
    const to = person(key);
    return to ? channels.filter((channel) => channel.reaches(to)).map(({ name }) => name) : [];
  };
