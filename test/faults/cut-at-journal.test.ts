import { expect, test } from 'vitest';
import { openStage } from './stage.ts';
import { isWell, tellStory } from './story.ts';

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
      await isWell(stage);
      expect(cuts, 'the story was over before the cut').toBe(1);
      expect(bot.isAlive()).toBe(true);
    } finally {
      await stage.close();
    }
  },
  300_000,
);
