import { expect } from 'vitest';
import { until } from '../support/until.ts';
import { isSettled } from './journal-seen.ts';
import { openStage, type Stage } from './stage.ts';
import { isSealed, tellStory } from './story.ts';
import { problems } from './verify.ts';

/** Tells the story with one kill in it, and holds everything against what must be true. `arm` says where it strikes. */
export async function goesOnAfter(arm: (stage: Stage) => void | Promise<void>): Promise<void> {
  const stage = await openStage();
  try {
    await stage.start().ready();
    await arm(stage);
    await tellStory(stage);
    await isSealed(stage);
    await until(() => isSettled(stage.journalUrl), Boolean);
    expect(stage.changes, 'the story was over before the kill').toHaveLength(1);
    expect(await problems(stage)).toEqual([]);
  } finally {
    await stage.close();
  }
}
