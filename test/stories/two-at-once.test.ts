import { expect, test } from 'vitest';
import { scene } from './scene.ts';

const { ana, bo, room } = await scene();

test('two people acknowledge at once: one has it, the other is told who', async () => {
  await ana.asks('/db open database-outage oltp Nobody can log in');
  for (const one of [ana, bo]) await one.goesTo(await room(1));
  await bo.reads(/INCIDENT 1: NOBODY CAN LOG IN/);
  await Promise.all([ana.presses('Acknowledge', /Paging/), bo.presses('Acknowledge', /Paging/)]);
  const told = await Promise.all([ana.isTold(), bo.isTold()]);
  const [winner, loser] = told[0]?.includes('is yours') ? ['ana', told[1]] : ['bo', told[0]];
  expect(told).toContain('Incident 1 is yours. Nobody further is paged.');
  expect(loser).toMatch(new RegExp(`^Incident 1 is already acknowledged by @${winner}, since `));
});

test('two people tick a step at once: it is ticked once, and both know by whom', async () => {
  await bo.reads(/next: /);
  const told = await Promise.all([ana.asks('/db done 1 6'), bo.asks('/db done 1 6')]);
  const won = told.filter((answer) => answer === 'Step 6 of Incident 1 is done.');
  const lost = told.filter((answer) => /^Step 6 is already done by @(ana|bo), since /.test(answer));
  expect([won.length, lost.length]).toEqual([1, 1]);
});

test('the same press a second time meets what is true now', async () => {
  await ana.asks('/db resolve 1 It was the network');
  expect(await bo.asks('/db resolve 1 It was the disk')).toMatch(
    /^Incident 1 was resolved by @ana at .*\/db reopen 1\./,
  );
});
