import { expect, test } from 'vitest';
import { type Happening, newLog } from '../../src/sandbox/slack/log.ts';
import { roundTrips } from './chain.ts';

const about = { method: 'chat.postMessage', args: {}, token: 'bot' } as const;
const begins = (call: number): Happening => ({ kind: 'calling', call, ...about });
const ends = (call: number): Happening => ({
  ...{ kind: 'called', call, ...about },
  ...{ status: 200, began: 0, ended: 0, answer: {} },
});

function logged(...happenings: Happening[]) {
  const log = newLog(() => 0);
  for (const one of happenings) log.add(one);
  return log.entries;
}

test('calls side by side are one round trip', () => {
  expect(roundTrips(logged(begins(1), begins(2), ends(1), ends(2)), [1, 2])).toBe(1);
});

test('a call that begins after another answered is one round trip more', () => {
  expect(roundTrips(logged(begins(1), begins(2), ends(2), begins(3), ends(1), ends(3)), [3])).toBe(2);
});

test('what comes after the last call that is asked about does not count', () => {
  expect(roundTrips(logged(begins(1), ends(1), begins(2), ends(2)), [1])).toBe(1);
});

test('a call that was never made is no opening', () => {
  expect(roundTrips(logged(begins(1), ends(1)), [7])).toBe(Number.POSITIVE_INFINITY);
});
