import { peopleCalled } from './config/reach.ts';
import type { Config } from './config/schemas.ts';
import type { TendSettings } from './incidents/settings.ts';
import { addressee } from './paging/addressee.ts';

/** What tending takes from the settings. */
export function tendSettings(config: Config): TendSettings {
  const severity = (name: string) => config.severities.find((one) => one.name === name);
  return {
    teamChannel: config.teamChannel,
    invited: (name) => peopleCalled(severity(name)?.invite ?? [], config).flatMap(({ slack }) => slack ?? []),
    silentMs: (name) => severity(name)?.pageWhenSilentMs,
    signing: (name) => signing(config, name),
    person: (key) => addressee(config, key),
    keyOf: (slack) => config.people.find((one) => one.slack === slack)?.name,
    lastResort: peopleCalled(config.paths[0]?.levels[0]?.page ?? [], config).map(({ name }) => name),
    recheckMs: Math.min(...config.tiers.map(({ sampleEveryMs }) => sampleEveryMs)),
    lateAfterMs: 10_000,
  };
}

function signing({ schedules, ...config }: Config, name: string): ReturnType<TendSettings['signing']> {
  const schedule = schedules.find((one) => one.name === name);
  if (!schedule) return undefined;
  const { remindAfterMs, escalateAfterMs, escalateTo } = schedule;
  const people = peopleCalled(escalateTo, config).map((one) => one.name);
  return { remindMs: remindAfterMs, people, ...(escalateAfterMs !== undefined && { escalateMs: escalateAfterMs }) };
}
