import { test } from 'vitest';
import { until } from '../support/until.ts';
import { openStage } from './stage.ts';
import { endsWell, isMailed, isPaged, opensIncident } from './story.ts';

/** Loaded before the bot: from the signal on, the machine's clock says ten minutes less. */
const stepsBack = `
  const now = Date.now;
  const Real = Date;
  let off = 0;
  Date.now = () => now() - off;
  globalThis.Date = class extends Real {
    constructor(...given) {
      if (given.length > 0) super(...given);
      else super(Real.now());
    }
  };
  process.on('SIGUSR2', () => {
    off += 600_000;
    console.log('the clock went back');
  });`;

test('a clock of the machine that goes back ten minutes moves no deadline', async () => {
  const stage = await openStage();
  try {
    const bot = stage.start({ NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(stepsBack)}` });
    await bot.ready();
    await opensIncident(stage);
    await isPaged(stage, 'ana');
    bot.signal('SIGUSR2');
    await until(
      async () => bot.said(),
      (said) => said.includes('the clock went back'),
    );
    for (const who of ['bo', 'eli']) await Promise.all([isPaged(stage, who), isMailed(stage, who)]);
    await endsWell(stage);
  } finally {
    await stage.close();
  }
}, 300_000);
