import type { Path } from './escalation.ts';
import type { IncidentType } from './incidents.ts';
import { type ChannelName, channelsOf, type People, type Person } from './people.ts';
import type { Severity } from './severities.ts';

/** People by the names that paths, rooms and schedules use: of people or of roles, each person once. */
export function peopleCalled(names: readonly string[], { people, roles }: Pick<People, 'people' | 'roles'>): Person[] {
  const wanted = names.flatMap((name) => roles.find((role) => role.name === name)?.people ?? [name]);
  return [...new Set(wanted)].flatMap((name) => people.find((person) => person.name === name) ?? []);
}

type Critical = { severities: readonly Severity[]; incidentTypes: readonly IncidentType[]; paths: readonly Path[] };

/** Everybody whom a critical incident can page, with the path on which it would. */
export function criticalPeople(
  config: Critical & Pick<People, 'people' | 'roles'>,
): { person: Person; path: string }[] {
  const byPerson = config.paths
    .filter(({ name }) => criticalPaths(config).includes(name))
    .flatMap(({ name, levels }) =>
      peopleCalled(
        levels.flatMap(({ page }) => page),
        config,
      ).map((person) => ({ person, path: name })),
    );
  return byPerson.filter(({ person }, index) => byPerson.findIndex((other) => other.person === person) === index);
}

/** Says who can be paged over fewer than two of these channels; a person is missed if their only one fails. */
export function tooFewChannels(person: Person, path: string, usable: readonly ChannelName[]): string | undefined {
  const over = channelsOf(person).filter((channel) => usable.includes(channel));
  if (over.length >= 2) return undefined;
  const found = over[0] ? `over ${over[0]} only` : 'over no channel';
  return `is paged on the path "${path}" ${found}; expected two of slack, email and webhook, because a critical incident can take it`;
}

/** The path of a critical severity, and every path that an incident type keeps whatever its severity. */
const criticalPaths = ({ severities, incidentTypes }: Critical) => [
  ...severities.filter(({ name }) => name === 'critical').map(({ path }) => path),
  ...incidentTypes.map(({ path }) => path),
];
