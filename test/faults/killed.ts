import { expect } from 'vitest';
import { openStage, type Stage } from './stage.ts';
import { isWell, tellStory } from './story.ts';

/** Tells the story with one kill in it, and holds everything against what must be true. `arm` says where it strikes. */
export async function goesOnAfter(arm: (stage: Stage) => void | Promise<void>): Promise<void> {
  const stage = await openStage();
  try {
    await stage.start().ready();
    await arm(stage);
    await tellStory(stage);
    await isWell(stage);
    expect(stage.changes, 'the story was over before the kill').toHaveLength(1);
  } finally {
    await stage.close();
  }
}
