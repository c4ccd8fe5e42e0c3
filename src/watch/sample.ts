import type { Limit } from '../config/limits.ts';
import type { Log } from '../dispatch/log.ts';
import { type Answer, type Asked, answered, type Tiers } from '../tiers/tiers.ts';
import { measuredIn, nothingAt, readingsOf } from './reading.ts';
import type { Sample, Samples } from './samples.ts';
import type { Sighting } from './words.ts';

export type Sampling = { tiers: Tiers; samples: Samples; limits: () => readonly Limit[]; log: Log };

/** One tier at one moment of its interval. `at` is the same for every process that looks then. */
export type Slot = { tier: string; at: Date; everyMs: number };

/** What one process remembers of one tier: the questions that got no answer. */
export type Memory = { silent: Set<string> };

/** Under which names it is kept whether a limit held, and whether people know that it does. */
export const heldOf = (limit: string): string => `${limit} held`;
export const toldOf = (limit: string): string => `${limit} told`;

/**
 * Asks what the limits of a tier want to know and keeps the readings. Empty when another process was first, who alone
 * asks, or when the tier gave no answer: that is no breach of a limit.
 */
export async function sample(sampling: Sampling, slot: Slot, memory: Memory): Promise<readonly Sighting[]> {
  const limits = sampling.limits().filter(({ tiers }) => tiers.includes(slot.tier));
  if (limits.length === 0 || !(await sampling.samples.claim(`watch ${slot.tier} ${slot.at.toISOString()}`))) return [];
  const answers = await answersTo(sampling, slot.tier, limits, memory);
  const sightings = await Promise.all(
    limits.map(async (limit) => {
      const answer = answers.get(questionKey(limit));
      return answer ? sightingsIn(sampling, slot, limit, answer) : [];
    }),
  );
  const seen = sightings.flat();
  await sampling.samples.put(seen.flatMap((sighting) => rowsOf(sighting, slot.at)));
  return seen;
}

const questionKey = ({ question, arguments: words }: Limit): string => JSON.stringify([question, ...words]);

/** Limits that ask the same question are answered by one answer. */
async function answersTo({ tiers, log }: Sampling, tier: string, limits: readonly Limit[], { silent }: Memory) {
  const wanted = new Map(limits.map((limit) => [questionKey(limit), limit]));
  const answers = new Map<string, Answer>();
  await Promise.all(
    Array.from(wanted, async ([key, { question, arguments: words }]) => {
      const asked = await tiers.ask(question, tier, words);
      if (answered(asked)) answers.set(key, asked);
      logChange(log, silent, asked);
    }),
  );
  return answers;
}

/** A tier that goes silent and one that answers again are one line each. */
function logChange(log: Log, silent: Set<string>, asked: Asked): void {
  const { tier, question } = asked;
  if (answered(asked)) {
    if (silent.delete(question)) log.info({ tier, question }, 'the watch gets answers again');
  } else if (!silent.has(question)) {
    silent.add(question);
    log.warn({ tier, question, kind: asked.kind }, 'the watch gets no answer');
  }
}

/** A pool or queue that people were told of and that is gone is read as well, by whichever process comes next. */
async function sightingsIn({ samples }: Sampling, slot: Slot, limit: Limit, answer: Answer): Promise<Sighting[]> {
  const earlier = new Map<string, number>();
  for (const { label } of limit.when.kind === 'growth' ? measuredIn(limit, answer) : []) {
    const value = await valueBefore(samples, slot, limit, label);
    if (value !== undefined) earlier.set(label, value);
  }
  const readings = readingsOf(limit, answer, earlier);
  const known = await samples.standing(slot.tier, toldOf(limit.name));
  const gone = known.filter((label) => !readings.some((reading) => reading.label === label)).map(nothingAt);
  const unit = answer.columns.find(({ name }) => name === limit.value)?.unit;
  return [...readings, ...gone].map((reading) => ({ limit, tier: slot.tier, reading, unit }));
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
  const judged = { tier, measure: heldOf(limit.name), label, at, value: held ? 1 : 0 };
  return value === undefined ? [judged] : [{ tier, measure: limit.name, label, at, value }, judged];
}
