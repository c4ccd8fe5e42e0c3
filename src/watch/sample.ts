import type { Limit } from '../config/limits.ts';
import type { Log } from '../dispatch/log.ts';
import { gapOf, type Lights, statesOf } from '../tiers/light.ts';
import { type Answer, type Asked, answered, type Tiers } from '../tiers/tiers.ts';
import { logAnswering, logJudging, type Memory } from './changes.ts';
import { measuredIn, readingsOf } from './reading.ts';
import type { Sample, Samples } from './samples.ts';
import type { Sighting } from './words.ts';

export type Sampling = {
  tiers: Tiers;
  samples: Samples;
  lights: Pick<Lights, 'keep'>;
  limits: () => readonly Limit[];
  log: Log;
};

/** One tier at one moment of its interval. `at` is the same for every process that looks then. */
export type Slot = { tier: string; at: Date; everyMs: number };

/** Under which names it is kept whether a limit held, and whether people know that it does. */
export const heldOf = (limit: string): string => `${limit} held`;
export const toldOf = (limit: string): string => `${limit} told`;

/**
 * Asks what the limits of a tier want to know and keeps the readings. Empty when another process was first, who alone
 * asks, or when the tier gave no answer: that is no breach of a limit, and nor is what can't be judged.
 */
export async function sample(sampling: Sampling, slot: Slot, memory: Memory): Promise<readonly Sighting[]> {
  const limits = sampling.limits().filter(({ tiers }) => tiers.includes(slot.tier));
  if (limits.length === 0 || !(await sampling.samples.claim(`watch ${slot.tier} ${slot.at.toISOString()}`))) return [];
  const asked = await allAsked(sampling, slot.tier, limits, memory);
  await keepLights(sampling, slot, asked.values());
  const judged = limits.map((limit) => sightingsOf(sampling, slot, limit, asked.get(questionKey(limit)), memory));
  const seen = (await Promise.all(judged)).flat();
  await sampling.samples.put(seen.flatMap((sighting) => rowsOf(sighting, slot.at)));
  return seen.filter(({ reading }) => reading.held !== 'unknown');
}

const questionKey = ({ question, arguments: words }: Limit): string => JSON.stringify([question, ...words]);

/** Limits that ask the same question are answered by one answer. */
async function allAsked({ tiers, log }: Sampling, tier: string, limits: readonly Limit[], memory: Memory) {
  const wanted = new Map(limits.map((limit) => [questionKey(limit), limit]));
  const answers = new Map<string, Asked>();
  await Promise.all(
    Array.from(wanted, async ([key, { question, arguments: words }]) => {
      const asked = await tiers.ask(question, tier, words);
      answers.set(key, asked);
      logAnswering(log, memory, asked);
    }),
  );
  return answers;
}

/** What is only shown keeps nobody from being paged. */
const keepLights = ({ lights, tiers, log }: Sampling, { tier, at, everyMs }: Slot, asked: Iterable<Asked>) =>
  lights
    .keep(tier, statesOf(asked, tiers), at, gapOf(everyMs))
    .catch((error: unknown) => log.warn({ err: error, tier }, 'how the tier stands could not be kept'));

async function sightingsOf(
  sampling: Sampling,
  slot: Slot,
  limit: Limit,
  asked: Asked | undefined,
  memory: Memory,
): Promise<Sighting[]> {
  if (!asked || !answered(asked)) return [];
  const sightings = await sightingsIn(sampling, slot, limit, asked);
  const readings = sightings.map(({ reading }) => reading);
  logJudging(sampling.log, memory, slot.tier, limit.name, readings);
  return sightings;
}

/** A pool or queue that people were told of and that is gone is read as well, by whichever process comes next. */
async function sightingsIn({ samples }: Sampling, slot: Slot, limit: Limit, answer: Answer): Promise<Sighting[]> {
  const earlier = new Map<string, number>();
  for (const { label } of limit.when.kind === 'growth' ? measuredIn(limit, answer) : []) {
    const value = await valueBefore(samples, slot, limit, label);
    if (value !== undefined) earlier.set(label, value);
  }
  const known = await samples.standing(slot.tier, toldOf(limit.name));
  const unit = answer.columns.find(({ name }) => name === limit.value)?.unit;
  return readingsOf(limit, answer, earlier, known).map((reading) => ({ limit, tier: slot.tier, reading, unit }));
}

/** What the value was when the time of growth began, or soon after: younger samples would call a busy hour a day. */
async function valueBefore(samples: Samples, { tier, at }: Slot, limit: Limit, label: string) {
  if (limit.when.kind !== 'growth') return undefined;
  const from = new Date(at.getTime() - limit.when.perMs);
  const until = new Date(from.getTime() + limit.when.perMs / 10);
  const [oldest] = await samples.range(tier, limit.name, label, from, until);
  return oldest?.value;
}

function rowsOf({ limit, tier, reading: { label, value, held } }: Sighting, at: Date): Sample[] {
  return [
    ...(value === undefined ? [] : [{ tier, measure: limit.name, label, at, value }]),
    ...(held === 'unknown' ? [] : [{ tier, measure: heldOf(limit.name), label, at, value: held ? 1 : 0 }]),
  ];
}
