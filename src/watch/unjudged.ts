import type { Limit } from '../config/limits.ts';
import { answered, type Tiers } from '../tiers/tiers.ts';
import { type LimitReading, readingsOf } from './reading.ts';

/** Why a limit can't be judged by these readings, each reason once; empty where it can. */
export const reasonsIn = (readings: readonly LimitReading[]): readonly string[] =>
  [...new Set(readings.flatMap((reading) => (reading.held === 'unknown' ? [reading.why] : [])))].sort();

/** The limits that can't be judged at this moment, each with its tier and the reason; a tier that is silent says so itself. */
export async function unjudged(tiers: Tiers, limits: readonly Limit[]): Promise<readonly string[]> {
  const asked = limits.flatMap((limit) => limit.tiers.map((tier) => unjudgedOn(tiers, limit, tier)));
  return (await Promise.all(asked)).flat();
}

async function unjudgedOn(tiers: Tiers, limit: Limit, tier: string): Promise<string[]> {
  const asked = await tiers.ask(limit.question, tier, limit.arguments);
  const where = `${limit.name} on ${tier}`;
  if (!answered(asked)) return asked.kind === 'lacks' || asked.kind === 'fails' ? [`${where}: ${asked.sentence}`] : [];
  return reasonsIn(readingsOf(limit, asked, new Map())).map((why) => `${where}: ${why}`);
}
