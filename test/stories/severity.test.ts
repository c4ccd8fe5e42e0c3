import { expect, test } from 'vitest';
import { scene } from './scene.ts';

const { ana, bo, cem, eli, room } = await scene();

test('a medium incident lives in a thread of the team’s channel and pages its first level', async () => {
  await bo.asks('/db open performance-degradation medium oltp A little slow');
  expect(await ana.isPaged()).toMatch(/MEDIUM · INCIDENT 1: A LITTLE SLOW/);
  await cem.isPaged();
  await eli.reads(/INCIDENT 1: A LITTLE SLOW/);
});

test('raised to critical it gets a channel that links the thread, and the path of critical begins anew', async () => {
  expect(await bo.asks('/db severity 1 critical')).toBe('Incident 1 is critical now (Complete outage).');
  const channel = await room(1);
  await eli.reads(new RegExp(`#${channel}`));
  await ana.reads(/CRITICAL · INCIDENT 1(.|\n)*1 of 4 · next: Bo Example/);
  await bo.goesTo(channel);
  await ana.presses('Acknowledge', /1 of 4/);
  await ana.isTold(/is yours/);
  expect(await bo.asks('/db timeline')).toMatch(/@bo changed the severity from medium to critical\./);
});

test('lowered it stays in its channel; the same severity again, or one that does not exist, is refused', async () => {
  expect(await bo.asks('/db severity 1 critical')).toBe('Incident 1 is critical already.');
  expect(await bo.asks('/db severity 1 awful')).toContain(
    'a severity: critical, high, medium, low. Usage: /db severity',
  );
  expect(await bo.asks('/db severity 1 low')).toBe('Incident 1 is low now (Slower than it should be).');
  await bo.reads(/@bo changed the severity from critical to low/);
});
