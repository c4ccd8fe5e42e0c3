import type { Config } from './config/schemas.ts';
import type { TendSettings } from './incidents/settings.ts';
import { peopleOf } from './incidents/terms.ts';
import { addressee } from './paging/addressee.ts';

/** What tending takes from the settings. */
export function tendSettings(config: Config): TendSettings {
  const severity = (name: string) => config.severities.find((one) => one.name === name);
  const person = (key: string) => addressee(config, key);
  return {
    teamChannel: config.teamChannel,
    invited: (name) => peopleOf(config, severity(name)?.invite ?? []).flatMap((key) => person(key)?.slack ?? []),
    silentMs: (name) => severity(name)?.pageWhenSilentMs,
    person,
    keyOf: (slack) => config.people.find((one) => one.slack === slack)?.name,
    lastResort: peopleOf(config, config.paths[0]?.levels[0]?.page ?? []),
    recheckMs: Math.min(...config.tiers.map(({ sampleEveryMs }) => sampleEveryMs)),
    lateAfterMs: 10_000,
  };
}
