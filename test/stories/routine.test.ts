import { expect, test } from 'vitest';
import { scene } from './scene.ts';

const { bo, bot, kim, slack } = await scene({ overlays: ['test/stories/config/daily'] });

test('a routine whose hour has come is posted once, over two bots and a restart', async () => {
  await kim.reads(/MORNING HEALTH CHECK(.|\n)*1\. Review the dashboard/);
  await bot.start();
  await bot.stop();
  await bot.start();
  await bot.stop();
  const posted = slack.messages('database').filter(({ text }) => text.includes('Morning Health Check'));
  expect(posted).toHaveLength(1);
  await bot.start();
});

test('its steps are worked on in the channel where it stands', async () => {
  expect(await bo.asks('/db done 1 No curve left its band')).toBe('Step 1 of Morning Health Check is done.');
  await kim.reads(/1\. Review the dashboard.* · done\n@bo at \S+, not proven: No curve left its band/);
  expect(await bo.asks('/db done 40')).toMatch(/^Morning Health Check has no step 40; expected 1 to \d+\.$/);
});

test('it is signed once, with a word', async () => {
  expect(await bo.asks('/db sign All was read')).toBe('Morning Health Check is signed.');
  await kim.reads(/@bo signed it: All was read/);
  expect(await bo.asks('/db done 2')).toMatch(/^No incident is open\./);
});

test('a routine is started by hand, from the list of runbooks', async () => {
  await bo.goesTo('general');
  expect(await bo.asks('/db runbooks end-of-day-review')).toMatch(/^END-OF-DAY REVIEW/);
  await bo.presses('Start here');
  await bo.isTold(/^“End-of-Day Review” begins here\./);
  await kim.reads(/^END-OF-DAY REVIEW(.|\n)*next: /);
});
