import { commandsFor } from '../../commands/index.ts';
import { loadConfig } from '../../src/config/load.ts';
import type { Config } from '../../src/config/schemas.ts';
import type { Dispatch } from '../../src/dispatch/call.ts';
import type { Bot } from '../../src/dispatch/context.ts';
import { dispatcher } from '../../src/dispatch/dispatch.ts';
import type { Log } from '../../src/dispatch/log.ts';
import { library } from '../../src/runbooks/library.ts';
import type { Runbook } from '../../src/runbooks/runbook.ts';
import { root } from '../config/settings.ts';
import type { workbench } from '../incidents/workbench.ts';

const roster = { ana: 'admin', bo: 'operator', cem: 'operator', dee: 'member' } as const;

/** The shipped settings with people of whom the Slack ids are `U-ANA` and so on. */
export const settings: Config = {
  ...loadConfig(root),
  people: Object.entries(roster).map(([name, may]) => ({ name, title: name, may, slack: `U-${name.toUpperCase()}` })),
};

export const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Everything but Slack and Postgres: words in, answers out, on the clock and the journal of a workbench. */
export function dispatchOver(
  { world, tiers }: ReturnType<typeof workbench>,
  { runbooks = [] }: { runbooks?: readonly Runbook[] } = {},
): Dispatch {
  const { acting, journal } = world;
  const commands = commandsFor(settings, [], acting.actions);
  const bot: Bot = {
    ...{ config: settings, acting, journal, tiers, worker: world.worker },
    ...{ lights: { all: async () => [] }, library: library(runbooks), commands: () => commands },
    ...{ tend: { now: () => undefined }, examine: async () => [] },
  };
  return dispatcher(bot, silent);
}
