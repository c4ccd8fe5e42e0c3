import { expect, test } from 'vitest';
import { scene } from './scene.ts';

const { ana, bo, bot, room, slack } = await scene({ overlays: ['test/stories/config/quick'] });

test('a bot that is away in the middle of an incident goes on where the story stands', async () => {
  await ana.asks('/db open database-outage oltp Nobody can log in');
  await ana.isPaged();
  const channel = await room(1);
  await bo.goesTo(channel);
  await bo.reads(/\d+ steps · next/);
  await bot.stop();
  await ana.presses('Acknowledge', /1 of 4/);
  expect(slack.notices('ana').at(-1)).toMatch(/failed/);

  await bot.start();
  await bo.isPaged();
  await bo.presses('Acknowledge', /2 of 4/);
  await bo.isTold(/^Incident 1 is yours/);
  await bo.reads(/@bo acknowledged and has it; paging stops/);
  expect(await bo.asks('/db verify 1')).toMatch(/^Intact/);
});

test('nothing that was there before was posted again', async () => {
  const room1 = slack.messages(await room(1)).map(({ text }) => text);
  expect(room1.filter((text) => text.includes('checklist "Database outage"'))).toHaveLength(1);
  expect(room1.filter((text) => text.startsWith('Incident 1, critical'))).toHaveLength(1);
});
