import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Log } from '../../src/dispatch/log.ts';
import { heartbeat } from '../../src/providers/heartbeat.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';

let listener: Receiver;
let lines: string[];
let log: Log;

beforeEach(async () => {
  listener = await startReceiver();
  lines = [];
  const write = (_: object, line: string) => void lines.push(line);
  log = { info: write, warn: write, error: write };
});
afterEach(() => listener.close());

test('the bot calls at once and goes on calling', async () => {
  const heart = heartbeat({ url: `${listener.url}/ping/rookery`, well: () => true, log, everyMs: 20 });
  await listener.count(3);
  heart.stop();
  expect(listener.received[0]).toMatchObject({ method: 'GET', path: '/ping/rookery' });
  expect(lines).toEqual([]);
});

test('a bot that is not well is silent', async () => {
  const asked: string[] = [];
  const heart = heartbeat({ url: listener.url, well: () => asked.push('well?') > 3, log, everyMs: 20 });
  await listener.count(1);
  heart.stop();
  expect(asked.length).toBeGreaterThan(3);
});

test('the first failure and the recovery are logged, once each', async () => {
  listener.answer(500);
  const heart = heartbeat({ url: listener.url, well: () => true, log, method: 'POST', everyMs: 20 });
  await listener.count(4);
  listener.answer(200);
  await listener.count(8);
  heart.stop();
  expect(listener.received[0]?.method).toBe('POST');
  expect(lines).toEqual(['the heartbeat does not arrive', 'the heartbeat arrives again']);
});
