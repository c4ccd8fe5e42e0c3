import type { Config } from '../config/schemas.ts';
import type { Addressee } from '../paging/channel.ts';
import { peopleOf } from './terms.ts';

/** What tending takes from the settings of today; a reload gives others. */
export type TendSettings = {
  /** Where medium and low incidents are told, and those whose room is lost. */
  teamChannel: string;
  /** Slack ids of those who are put in the room of such an incident. */
  invited: (severity: string) => readonly string[];
  /** How long after a missed update whoever has it is paged; none: never. */
  silentMs: (severity: string) => number | undefined;
  person: (key: string) => Addressee | undefined;
  /** The key of the person with that Slack id. */
  keyOf: (slack: string) => string | undefined;
  /** Paged when a stream can't even be read. */
  lastResort: readonly string[];
  /** How long until a proof is asked for again. */
  recheckMs: number;
  /** A level reached later than this after its deadline is marked late. */
  lateAfterMs: number;
};

/** How long a page may be late before it says so, and how soon a proof is asked for again, where nobody says otherwise. */
const usual = { lateAfterMs: 10_000, recheckMs: 60_000 };

/** The settings of today, from what operators wrote. */
export function tendSettings(config: Config, pace: Partial<typeof usual> = {}): TendSettings {
  const severityNamed = (name: string) => config.severities.find((severity) => severity.name === name);
  const person = (key: string) => addressee(config.people.find(({ name }) => name === key));
  const critical = config.paths.find(({ name }) => name === severityNamed('critical')?.path);
  return {
    teamChannel: config.teamChannel,
    invited: (severity) =>
      peopleOf(config, severityNamed(severity)?.invite ?? []).flatMap((key) => person(key)?.slack ?? []),
    silentMs: (severity) => severityNamed(severity)?.pageWhenSilentMs,
    person,
    keyOf: (slack) => config.people.find((one) => one.slack === slack)?.name,
    lastResort: peopleOf(config, critical?.levels[0]?.page ?? []),
    ...usual,
    ...pace,
  };
}

function addressee(person: Config['people'][number] | undefined): Addressee | undefined {
  if (!person) return undefined;
  const { name: key, title: name, slack, email, webhook } = person;
  return { key, name, ...(slack && { slack }), ...(email && { email }), ...(webhook && { webhook }) };
}
