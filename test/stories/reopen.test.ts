import { expect, test } from 'vitest';
import { scene } from './scene.ts';

const { ana, bo, room } = await scene();

test('a resolved incident that comes back is reopened, and its path begins anew', async () => {
  await bo.asks('/db open database-outage oltp Nobody can log in');
  await ana.isPaged();
  await bo.goesTo(await room(1));
  await bo.asks('/db ack');
  expect(await bo.asks('/db reopen')).toBe('Incident 1 is acknowledged already: only a resolved one can be reopened.');
  expect(await bo.asks('/db resolve Failed over')).toMatch(/^Incident 1 is resolved\.\n\[ Report ] \[ Reopen ]/);
  await bo.reads(/@bo resolved it: Failed over/);
  await ana.reads(/Resolved by @bo at .*Nothing more to do/);
  expect(await bo.asks('/db ack')).toMatch(/^Incident 1 was resolved by @bo at \S+\. If it is back: \/db reopen 1\.$/);

  await bo.presses('Reopen', /pinned|Timeline|INCIDENT 1: /);
  await bo.writes('It is gone again');
  await bo.isTold(/^Incident 1 is open again, and its path begins anew\./);
  await bo.reads(/@bo reopened it: It is gone again/);
  await ana.presses('Acknowledge', /1 of 4/);
  await ana.isTold(/^Incident 1 is yours/);
});

test('the record is whole and says so', async () => {
  expect(await bo.asks('/db verify 1')).toMatch(/^Intact: \d+ facts in 1 stream\. Head [0-9a-f]{16}\.$/);
  expect(await bo.asks('/db verify 9')).toMatch(/^There is no incident 9\./);
});
