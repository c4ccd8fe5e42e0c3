import { expect, test } from 'vitest';
import { scene } from './scene.ts';

const { bo, kim, room, slack } = await scene();

test('a button asks again who presses it: what is drawn for bo is refused to a member', async () => {
  await bo.asks('/db open database-outage oltp Nobody can log in');
  const channel = await room(1);
  slack.joins('kim', channel);
  await kim.reads(/INCIDENT 1: NOBODY CAN LOG IN/);
  await kim.presses('Resolve');
  await kim.isTold(/^\/db resolve is not for you: your role here is member\. An admin can change that/);
  await kim.presses('Timeline');
  await kim.isTold(/^\/db timeline is not for you/);
  await bo.goesTo(channel);
  expect(await bo.asks('/db incidents')).toMatch(/nobody has it/);
});

test('what a member may do, the same button does', async () => {
  await kim.presses('Acknowledge', /INCIDENT 1/);
  await kim.isTold(/^Incident 1 is yours/);
  await bo.reads(/@kim acknowledged and has it/);
});
