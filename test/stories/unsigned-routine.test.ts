import { expect, test } from 'vitest';
import { scene } from './scene.ts';

const { ana, kim, slack } = await scene({ overlays: ['test/stories/config/unsigned'] });

test('nobody signs: the channel is asked, and the Database Lead is told, who signs from the message itself', async () => {
  await kim.reads(/^Morning Health Check stands in #database since \S+ and is not signed: \d+ steps are open\./);
  await kim.reads(/^@ana Morning Health Check stands in #database/);
  expect(await ana.isPaged(/is not signed/)).toMatch(/^Morning Health Check stands in #database/);
  await ana.presses('Sign', /^Morning Health Check stands/);
  await ana.writes('The rest is read tomorrow');
  await ana.isTold(/^Morning Health Check is signed\.$/);
  await kim.reads(/@ana signed it: The rest is read tomorrow/);
  await kim.reads(/^Morning Health Check was not signed yet; @ana has signed it since\.$/);
  expect(slack.dm('ana')).toHaveLength(1);
});
