import type { Addressee } from '../paging/channel.ts';

/** What tending takes from the settings of today; a reload gives others. */
export type TendSettings = {
  /** Where medium and low incidents are told, and those whose room is lost. */
  teamChannel: string;
  /** Slack ids of those who are put in the room of such an incident. */
  invited: (severity: string) => readonly string[];
  /** How long after a missed update whoever has it is paged; none: never. */
  silentMs: (severity: string) => number | undefined;
  /** How long a scheduled routine may stay unsigned before its room is asked, and before these people are told. */
  signing: (schedule: string) => { remindMs: number; escalateMs?: number; people: readonly string[] } | undefined;
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
