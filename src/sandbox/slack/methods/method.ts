import type { Arguments } from '../arguments.ts';
import type { JsonObject } from '../json.ts';
import type { World } from '../world.ts';

/** Slack's rate tiers: 1, 20, 50 and 100 a minute; posting is one a second for each channel. */
export type Tier = 1 | 2 | 3 | 4 | 'posting' | 'unlimited';

export type Method = {
  readonly tier: Tier;
  readonly token?: 'bot' | 'app' | 'none';
  /** One of them is enough; none is needed when the list is left out. */
  readonly scopes?: readonly string[];
  /** These besides, all of them: what a method needs depends on what it is asked for. */
  readonly alsoNeeds?: (world: World, args: Arguments) => readonly string[];
  readonly run: (world: World, args: Arguments) => JsonObject;
};

export type Methods = Readonly<Record<string, Method>>;
