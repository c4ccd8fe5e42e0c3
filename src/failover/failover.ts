import { Refusal } from '../refusal.ts';
import type { Outcome } from '../tiers/acting.ts';
import type { Failover } from '../tiers/failover.ts';
import type { FailoverSettings, FailoverWay } from '../tiers/failover-settings.ts';
import type { Tiers } from '../tiers/tiers.ts';
import { run } from './command.ts';
import { refuseBehind, refuseLiving } from './looks.ts';
import { patroniPerform, patroniPlan } from './patroni.ts';

type Options = {
  settings: FailoverSettings;
  /** Addresses of Patroni by the variable that names each. */
  urls: Readonly<Record<string, string>>;
  tiers: Tiers;
};

/** Makes standbys primaries in the ways that the settings name. */
export function createFailover({ settings, urls, tiers }: Options): Failover {
  const wayOf = (standby: string): FailoverWay => {
    const way = settings[standby];
    if (!way) throw new Refusal(notSet(standby));
    if (way.adapter !== 'patroni' && !way.fencing) throw new Refusal(notFenced(standby, way.primary));
    return way;
  };
  const patroniAt = ({ url, member }: { url: string; member: string }) => ({ url: urls[url] ?? '', member });

  return {
    planned: async (kind, standby) => {
      const way = wayOf(standby);
      if (kind === 'failover') {
        await refuseLiving(tiers, way.primary);
        await refuseBehind(tiers, standby, settings);
      }
      if (way.adapter === 'patroni') return patroniPlan(kind, patroniAt(way));
      if (kind === 'switchover')
        throw new Refusal(`Only Patroni switches over from a primary that lives; ${standby} has none.`);
      return way.adapter === 'command' ? [fence(way), `run: ${way.run.join(' ')}`].join('\n') : byHand(way).join('\n');
    },
    perform: async (kind, standby) => {
      const way = wayOf(standby);
      switch (way.adapter) {
        case 'patroni':
          return patroniPerform(kind, patroniAt(way), 60_000);
        case 'command':
          return byCommand(way, standby);
        case 'manual':
          return {
            outcome: 'unknown',
            error: `a person does it by hand, and it is not proven: ${byHand(way).join(' ')}`,
          };
      }
    },
  };
}

const notSet = (standby: string): string =>
  `Nothing says how ${standby} becomes a primary. Name it under \`failover\` in config/actions/settings.yml.`;

const notFenced = (standby: string, primary: string): string =>
  `${standby} is not promoted: nothing says how ${primary} is kept from being written to, and two primaries are worse than none. Name its \`fencing\` in config/actions/settings.yml.`;

type Command = Extract<FailoverWay, { adapter: 'command' }>;
type Manual = Extract<FailoverWay, { adapter: 'manual' }>;

function fence({ fencing }: Command | Manual): string {
  if (!fencing) return '';
  return 'run' in fencing
    ? `fence: ${fencing.run.join(' ')}`
    : `fence by hand, before this is approved: ${fencing.by_hand}`;
}

const byHand = (way: Manual): string[] => [fence(way), ...way.steps].map((step, index) => `${index + 1}. ${step}`);

/** The old primary first: while it can be written to, nothing is promoted. */
async function byCommand(way: Command, standby: string): Promise<Outcome> {
  const options = { limitMs: way.time_limit, environment: { TIER: standby, PRIMARY: way.primary } };
  const fenced = way.fencing && 'run' in way.fencing ? await run(way.fencing.run, options) : undefined;
  if (fenced && fenced.outcome !== 'done') {
    return {
      outcome: fenced.outcome,
      error: `${way.primary} could not be fenced, and nothing was promoted: ${fenced.says}`,
    };
  }
  const { outcome, says } = await run(way.run, options);
  if (outcome !== 'done') return { outcome, error: says };
  return { outcome, rows: [], notices: [fenced?.says ?? '', says].filter((text) => text !== '') };
}
