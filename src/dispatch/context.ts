import type { Config } from '../config/schemas.ts';
import type { Journal, Lease } from '../journal/journal.ts';
import type { Library } from '../runbooks/library.ts';
import type { Acting } from '../tiers/acting.ts';
import type { Lights } from '../tiers/light.ts';
import type { Tiers } from '../tiers/tiers.ts';
import type { Call } from './call.ts';
import type { Command } from './command.ts';

/** What every command may use. Each takes the parts it needs. */
export type Bot = {
  commands: () => readonly Command[];
  config: Config;
  library: Library;
  journal: Journal;
  tiers: Tiers;
  acting: Acting;
  lights: Pick<Lights, 'all'>;
  /** Name of this process among the bot's processes, for leases. */
  worker: string;
  tend: Tend;
  examine: () => Promise<readonly Finding[]>;
};

export type Tend = {
  /** Tends a stream whose lease came with its opening, at once. */
  now(stream: string, lease: Lease): void;
};

/** One thing that `doctor` looked at: whether it is as it should be, and what to do when not. */
export type Finding = { what: string; state: 'ok' | 'warning' | 'broken'; says: string };

export type Context = Bot & { call: Call; may: (command: Command) => boolean };
