import type { Log } from '../dispatch/log.ts';
import type { Cause } from '../journal/incident-facts.ts';
import { isFresh, type Standing, type Story, turnOf } from './limits.ts';
import { heldOf, type Slot, toldOf } from './sample.ts';
import type { Samples } from './samples.ts';
import { causeOf, dedupKeyOf, endWords, openWords, type Sighting, worseWords } from './words.ts';

/** Words for dispatch, said by a limit; resolves with the answer. */
export type Say = (
  words: readonly string[],
  call: { by: `watch:${string}`; cause?: Cause; dedupKey?: string },
) => Promise<string>;

export type Telling = {
  samples: Samples;
  say: Say;
  /** The number of the open incident that carries this key. */
  incidentOf: (dedupKey: string) => Promise<number | undefined>;
  log: Log;
};

/**
 * Says what a sample changes, and remembers beside the samples that it was said. It is remembered after it was recorded:
 * a process that dies in between, or a journal that did not answer, makes it be said again, which the key makes harmless.
 */
export async function tell(telling: Telling, sighting: Sighting, slot: Slot): Promise<void> {
  const { story, since } = await storyOf(telling.samples, sighting, slot);
  const turn = turnOf(story);
  switch (turn) {
    case 'opens':
      if (!(await opened(telling, sighting, since))) return;
      return remember(telling.samples, sighting, slot, story.measured);
    case 'worse':
      await noted(telling, sighting, (incident) => worseWords(incident, sighting, story.standing?.known ?? 0));
      return remember(telling.samples, sighting, slot, story.measured);
    case 'ends':
      await noted(telling, sighting, (incident) => endWords(incident, sighting));
      return remember(telling.samples, sighting, slot, undefined);
    case undefined:
      if (isFresh(story)) await remember(telling.samples, sighting, slot, story.standing?.known);
  }
}

const knownOf = (limit: string): string => `${limit} known`;

async function storyOf(samples: Samples, { limit, tier, reading }: Sighting, { at, everyMs }: Slot) {
  const last = (measure: string, count: number) => samples.last(tier, measure, reading.label, count);
  const [held, [told], [known]] = await Promise.all([
    last(heldOf(limit.name), limit.samples),
    last(toldOf(limit.name), 1),
    last(knownOf(limit.name), 1),
  ]);
  const standing: Standing | undefined = told?.value === 1 ? { known: known?.value ?? 0, at: told.at } : undefined;
  const story: Story = { held, measured: reading.measured, samples: limit.samples, everyMs, standing };
  return { story, since: held[0]?.at ?? at };
}

/** Whether its incident is open now. Whoever resolves it while the limit holds is not paged again for it. */
async function opened({ say, incidentOf, log }: Telling, sighting: Sighting, since: Date): Promise<boolean> {
  const dedupKey = dedupKeyOf(sighting);
  if ((await incidentOf(dedupKey)) !== undefined) return true;
  const answer = await say(openWords(sighting), { by: byOf(sighting), cause: causeOf(sighting, since), dedupKey });
  if ((await incidentOf(dedupKey)) !== undefined) return true;
  const { limit, tier } = sighting;
  log.error({ limit: limit.name, tier, answer }, 'a limit holds and could open no incident: nobody is told');
  return false;
}

async function noted({ say, incidentOf }: Telling, sighting: Sighting, words: (incident: number) => string[]) {
  const incident = await incidentOf(dedupKeyOf(sighting));
  if (incident !== undefined) await say(words(incident), { by: byOf(sighting) });
}

const byOf = ({ limit }: Sighting): `watch:${string}` => `watch:${limit.name}`;

async function remember(samples: Samples, sighting: Sighting, { at }: Slot, known: number | undefined): Promise<void> {
  const { limit, tier, reading } = sighting;
  const row = (measure: string, value: number) => ({ tier, measure, label: reading.label, at, value });
  await samples.put([row(toldOf(limit.name), known === undefined ? 0 : 1), row(knownOf(limit.name), known ?? 0)]);
}
