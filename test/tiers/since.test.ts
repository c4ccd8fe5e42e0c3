import { expect, test } from 'vitest';
import type { Light, State } from '../../src/tiers/light.ts';
import { since } from '../../src/tiers/since.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 9, minute));
const light = (question: string, state: State, minute: number): Light => ({
  ...{ tier: 'oltp', question, state, since: at(minute), seen: at(30), ageMs: 0 },
});
const now = (health: State, pools: State) => [
  { question: 'health', state: health },
  { question: 'pools', state: pools },
];

test('it is critical since the first of its answers that are critical now', () => {
  const before = [light('health', 'critical', 12), light('pools', 'critical', 5)];
  expect(since('critical', now('critical', 'critical'), before)).toEqual({ at: at(5) });
  expect(since('critical', now('critical', 'ok'), [light('health', 'critical', 12), light('pools', 'ok', 2)])).toEqual({
    at: at(12),
  });
});

test('it is well since the last of its answers is', () => {
  expect(since('ok', now('ok', 'ok'), [light('health', 'ok', 2), light('pools', 'ok', 20)])).toEqual({ at: at(20) });
});

test('what the watch saw otherwise has changed since it looked', () => {
  const before = [light('health', 'ok', 2), light('pools', 'warning', 20)];
  expect(since('critical', now('ok', 'critical'), before)).toEqual({ was: 'warning', seen: at(30) });
  expect(since('ok', now('ok', 'ok'), before)).toEqual({ was: 'warning', seen: at(30) });
});

test('of what nobody looked at lately nothing is said', () => {
  expect(since('critical', now('critical', 'ok'), [light('pools', 'ok', 2)])).toBeUndefined();
  expect(since('ok', now('ok', 'ok'), [light('pools', 'ok', 2)])).toBeUndefined();
});
