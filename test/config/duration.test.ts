import { expect, test } from 'vitest';
import { duration } from '../../src/config/duration.ts';

test.each([
  ['30 s', 30_000],
  ['5 min', 300_000],
  ['4 h', 14_400_000],
  ['1 day', 86_400_000],
  ['2 days', 172_800_000],
  ['250 ms', 250],
  ['0 min', 0],
  ['1.5 h', 5_400_000],
  ['5min', 300_000],
])('%s is %i milliseconds', (text, ms) => {
  expect(duration(text)).toBe(ms);
});

test.each(['', '5', 'min', '5 m', '-5 min', '5 min later', '5 Minuten', '1e3 s', '٥ min'])(
  '"%s" is no length of time',
  (text) => {
    expect(duration(text)).toBeUndefined();
  },
);
