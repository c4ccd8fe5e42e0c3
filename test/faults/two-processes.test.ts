import { expect, test } from 'vitest';
import { until } from '../support/until.ts';
import { isSettled } from './journal-seen.ts';
import { openStage, type Stage } from './stage.ts';
import { acknowledges, hasItsRoom, isPaged, isSealed, tellStory } from './story.ts';
import { problems } from './verify.ts';

const patience = 120_000;

test(
  'two processes on one journal tell one story, and nothing is done twice',
  () =>
    onTwo({}, async (stage) => {
      await tellStory(stage);
      await isSealed(stage);
      await until(() => isSettled(stage.journalUrl), Boolean);
      expect(await problems(stage)).toEqual([]);
    }),
  patience,
);

test(
  'an incident that both processes see in their samples is opened, paged and shown once',
  () =>
    onTwo({ CONFIG_OVERLAY: watched }, async (stage) => {
      await isPaged(stage, 'eli');
      await acknowledges(stage, 'eli');
      await hasItsRoom(stage);
      await until(() => isSettled(stage.journalUrl), Boolean);
      expect((await stage.facts()).find(({ type }) => type === 'opened')?.by).toMatch(/^watch:/);
      expect(await problems(stage, ['opened', 'acknowledged'])).toEqual([]);
    }),
  patience,
);

/** The watch looks each second, and its one limit always holds. */
const watched = 'src/sandbox/config,src/sandbox/demo/config,test/faults/config,test/faults/config/watched';

async function onTwo(variables: Record<string, string>, story: (stage: Stage) => Promise<void>): Promise<void> {
  const stage = await openStage(variables);
  try {
    const pair = [stage.start(), stage.start()];
    await Promise.all(pair.map((bot) => bot.ready()));
    await story(stage);
    expect(pair.every((bot) => bot.isAlive())).toBe(true);
  } finally {
    await stage.close();
  }
}
