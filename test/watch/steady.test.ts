import { expect, test } from 'vitest';
import { steady } from '../../src/watch/steady.ts';

test('a clock that is put back does not bring moments again that have been', () => {
  const clock = { wall: 1_000_000, passing: 50 };
  const now = steady(
    () => clock.wall,
    () => clock.passing,
  );
  const after = (passedMs: number, putBackMs = 0) => {
    clock.wall += passedMs - putBackMs;
    clock.passing += passedMs;
    return now().getTime();
  };
  expect(after(1000)).toBe(1_001_000);
  expect(after(1000, 600_000)).toBe(1_002_000);
  expect(after(30_000)).toBe(1_032_000);
  expect(after(1000, -900_000)).toBe(clock.wall);
});
