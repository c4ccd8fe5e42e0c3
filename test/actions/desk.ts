import { commandsFor } from '../../commands/index.ts';
import { loadConfig } from '../../src/config/load.ts';
import type { Config } from '../../src/config/schemas.ts';
import type { Bot } from '../../src/dispatch/context.ts';
import { dispatcher } from '../../src/dispatch/dispatch.ts';
import { sentence } from '../../src/incidents/sentence.ts';
import { plainMessage } from '../../src/messages/plain.ts';
import { library } from '../../src/runbooks/library.ts';
import { root } from '../config/settings.ts';
import { names, read } from '../incidents/story.ts';
import { workbench } from '../incidents/workbench.ts';
import { actingOn, type Tier } from './acting.ts';

const config = loadConfig(root);
const roster = { ana: 'admin', bo: 'operator', cem: 'operator', dee: 'member' } as const;
const settings: Config = {
  ...config,
  people: Object.entries(roster).map(([name, may]) => ({ name, title: name, may, slack: `U-${name.toUpperCase()}` })),
};

/** Everything but Slack and Postgres: words in, answers out, on the clock and the journal of a workbench. */
export function desk(tier: Tier) {
  const acting = actingOn(tier);
  const bench = workbench({ acting });
  const commands = commandsFor(settings, [], acting.actions);
  const bot: Bot = {
    ...{ config: settings, acting, journal: bench.world.journal, tiers: bench.tiers, worker: 'one' },
    lights: { all: async () => [] },
    ...{ library: library([]), commands: () => commands, tend: { now: () => undefined }, examine: async () => [] },
  };
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const dispatch = dispatcher(bot, silent);
  return {
    ...bench,
    acting,
    /** Says the words as that person and reads the answer. */
    says: async (by: string, line: string, channel = 'C-OPS'): Promise<string> => {
      const call = { by: `U-${by.toUpperCase()}`, standing: 'full' as const, room: { channel } };
      return plainMessage((await dispatch(line.split(' '), call)).message, names);
    },
    /** The stream of the newest action outside any incident. */
    newest: async (): Promise<string> =>
      (await bench.world.journal.list({ kind: 'action', limit: 1 }))[0]?.stream ?? '',
    tells: async (stream: string) =>
      (await bench.world.journal.read(stream)).history.map((fact) => read(sentence(fact))),
  };
}
