import { expect, test } from 'vitest';
import { scene } from './scene.ts';

const { ana, bo, room } = await scene();

test('where several incidents are open and none is named, the answer offers them and a press acts', async () => {
  await bo.asks('/db open database-outage oltp The first');
  await bo.asks('/db open performance-degradation content The second');
  expect(await bo.asks('/db ack')).toMatch(/^Several incidents are open. Which one do you mean\?/);
  await bo.presses('Incident 2', /Which one/);
  await bo.isTold(/^Incident 2 is yours/);
});

test('in an incident’s own room the incident of the room is meant', async () => {
  await ana.goesTo(await room(1));
  expect(await ana.asks('/db note Looking at the disks')).toBe('Noted in the timeline of Incident 1.');
});

test('the words that were typed are kept until the incident is chosen', async () => {
  await bo.asks('/db note The network is fine');
  await bo.presses('Incident 1', /Which one/);
  await bo.isTold(/^Noted in the timeline of Incident 1/);
  expect(await bo.asks('/db timeline 1')).toContain('@bo: The network is fine');
});

test('incidents lists the open ones with who has them, and a button for what nobody has', async () => {
  expect(await bo.asks('/db incidents')).toMatch(
    /^2 INCIDENTS ARE OPEN\n2 high {2}The second {2}@bo has it since \S+\n1 critical {2}The first {2}nobody has it, open since \S+\n\[ Acknowledge 1 ]$/,
  );
  await bo.presses('Acknowledge 1');
  await bo.isTold(/^Incident 1 is yours/);
  await bo.asks('/db resolve 1');
  expect(await bo.asks('/db incidents')).toMatch(/^ONE INCIDENT IS OPEN/);
  expect(await bo.asks('/db incidents all')).toMatch(/1 critical {2}The first {2}resolved/);
});
