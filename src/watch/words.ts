import type { Limit } from '../config/limits.ts';
import { type Cause, longestTitle } from '../journal/incident-facts.ts';
import type { LimitReading } from './reading.ts';

/** A limit at one place: what was read there. `unit` is that of the value's column. */
export type Sighting = { limit: Limit; tier: string; reading: LimitReading; unit: string | undefined };

/** The same trouble at the same place opens one incident only, while it is open. */
export const dedupKeyOf = ({ limit, tier, reading }: Sighting): string =>
  [limit.name, tier, ...(reading.label === '' ? [] : [reading.label])].join('/');

export const openWords = (sighting: Sighting): string[] => {
  const { limit, tier, reading } = sighting;
  const title = reading.label === '' ? limit.title : `${limit.title}: ${reading.label}`;
  return ['open', limit.opens, limit.severity, tier, short(title)];
};

/** Words that are too long are refused whole, and then nobody hears of the trouble. */
const short = (said: string): string => (said.length <= longestTitle ? said : `${said.slice(0, longestTitle - 1)}…`);

export const causeOf = (sighting: Sighting, since: Date): Cause => ({
  question: sighting.limit.question,
  tier: sighting.tier,
  ...(sighting.reading.label === '' ? {} : { label: sighting.reading.label }),
  value: shown(sighting, sighting.reading.measured),
  rule: ruleOf(sighting.limit),
  since: since.toISOString(),
});

export const worseWords = (incident: number, sighting: Sighting, known: number): string[] => [
  'note',
  String(incident),
  `It got worse: ${placeOf(sighting)} is at ${shown(sighting, sighting.reading.measured)}, it was ${shown(sighting, known)}.`,
];

export const endWords = (incident: number, sighting: Sighting): string[] => [
  'note',
  String(incident),
  `The limit no longer holds: ${placeOf(sighting)} is at ${shown(sighting, sighting.reading.measured)}.`,
];

/** `usage_pct of primary_pool, oltp` */
const placeOf = ({ limit, tier, reading }: Sighting): string =>
  `${limit.value} of ${reading.label === '' ? '' : `${short(reading.label)}, `}${tier}`;

function ruleOf({ when, value }: Limit): string {
  return when.kind === 'rule' ? when.rule : `${value} grows by more than ${when.percent} % in ${hours(when.perMs)}`;
}

const hours = (ms: number): string => `${rounded(ms / 3_600_000)} h`;

function shown({ limit, unit }: Sighting, value: number): string {
  if (limit.when.kind === 'growth') return `${rounded(value)} % more in ${hours(limit.when.perMs)}`;
  if (unit === undefined) return rounded(value);
  return `${rounded(value)} ${unit === 'percent' ? '%' : unit}`;
}

const rounded = (value: number): string => String(Math.round(value * 100) / 100);
