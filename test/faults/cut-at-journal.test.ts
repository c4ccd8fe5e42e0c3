import { expect, test } from 'vitest';
import { until } from '../support/until.ts';
import { isSettled } from './journal-seen.ts';
import { openStage } from './stage.ts';
import { isSealed, tellStory } from './story.ts';
import { problems } from './verify.ts';

test.each([25, 75, 150, 240])(
  'cut off from the journal when answer %i was given and not had, the bot goes on and does nothing twice',
  async (k) => {
    const stage = await openStage();
    try {
      const bot = stage.start();
      await bot.ready();
      let cuts = 0;
      stage.journal.beforeAnswer(k, () => {
        cuts += 1;
        stage.journal.cut();
      });
      await tellStory(stage);
      await isSealed(stage);
      await until(() => isSettled(stage.journalUrl), Boolean);
      expect(cuts, 'the story was over before the cut').toBe(1);
      expect(await problems(stage)).toEqual([]);
      expect(bot.isAlive()).toBe(true);
    } finally {
      await stage.close();
    }
  },
  300_000,
);
