import type { Logins } from './doctor/logins.ts';
import { createFailover } from './failover/failover.ts';
import { createActing } from './postgres/acting.ts';
import { probeConsole } from './postgres/console-login.ts';
import { probeLogin } from './postgres/login.ts';
import { operating } from './postgres/operating.ts';
import type { Setup } from './setup.ts';
import type { Acting } from './tiers/acting.ts';
import { settingsOf } from './tiers/action-settings.ts';
import type { Tiers } from './tiers/tiers.ts';

/** What changes the tiers, with each tier's login for actions. */
export const actingFor = (
  { config, environment, actions, actionSettings, failoverUrls }: Setup,
  tiersToAsk: Tiers,
): Acting =>
  createActing({
    failover: createFailover({ settings: actionSettings.failover, urls: failoverUrls, tiers: tiersToAsk }),
    ...{ tiers: environment.tiers, actions, tiersToAsk, decidedWithinMs: actionSettings.decided_within },
    settingsFor: (name) =>
      settingsOf(
        actionSettings,
        config.tiers.find((tier) => tier.name === name),
      ),
  });

/** What is asked of a tier's two logins and of its console, for whoever examines the bot. */
export const loginsOf = ({ environment, actions }: Setup): Logins => {
  const tierOf = (name: string) => environment.tiers.find((tier) => tier.name === name);
  return {
    console: async (name) => {
      const url = tierOf(name)?.consoleUrl;
      return url === undefined ? undefined : probeConsole(name, url);
    },
    reader: (name) => probeLogin(tierOf(name)?.url ?? ''),
    operator: async (name) => {
      const tier = tierOf(name);
      if (tier?.actionUrl === undefined) return undefined;
      const login = await probeLogin(tier.actionUrl);
      return 'why' in login ? login : { ...login, ...(await operating(tier, actions)) };
    },
  };
};
