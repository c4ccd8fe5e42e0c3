import { expect, test } from 'vitest';
import { type Story, turnOf } from '../../src/watch/limits.ts';

const everyMs = 30_000;
const second = (count: number) => new Date(Date.UTC(2026, 10, 22, 9, 0, count));
const row = (...held: readonly (0 | 1)[]) => held.map((value, index) => ({ at: second(index * 30), value }));
const story = (changes: Partial<Story>): Story => ({
  held: row(1, 1),
  measured: 95,
  samples: 2,
  everyMs,
  standing: undefined,
  ...changes,
});
const known = (value: number, at = second(0)) => ({ known: value, at });

test('one odd reading wakes nobody; two in a row open', () => {
  expect(turnOf(story({ held: row(1) }))).toBeUndefined();
  expect(turnOf(story({ held: row(0, 1) }))).toBeUndefined();
  expect(turnOf(story({ held: row(1, 1) }))).toBe('opens');
  expect(turnOf(story({ held: row(1), samples: 1 }))).toBe('opens');
});

test('two readings with a lost one between them are not in a row', () => {
  const apart = [
    { at: second(0), value: 1 },
    { at: second(60), value: 1 },
  ];
  expect(turnOf(story({ held: apart }))).toBeUndefined();
});

test('what was told is not told again', () => {
  expect(turnOf(story({ standing: known(95) }))).toBeUndefined();
});

test('half as bad again is worse, and counts from what people know', () => {
  expect(turnOf(story({ measured: 149, standing: known(100) }))).toBeUndefined();
  expect(turnOf(story({ measured: 150, standing: known(100) }))).toBe('worse');
  expect(turnOf(story({ measured: 150, standing: known(150) }))).toBeUndefined();
  expect(turnOf(story({ held: row(1, 0), measured: 150, standing: known(100) }))).toBeUndefined();
});

test('it has ended after as many good readings in a row as it took to open', () => {
  expect(turnOf(story({ held: row(1, 0), standing: known(95) }))).toBeUndefined();
  expect(turnOf(story({ held: row(0, 0), standing: known(95) }))).toBe('ends');
  expect(turnOf(story({ held: row(0, 0) }))).toBeUndefined();
});

test('after a long silence what still holds is said anew, and what has ended is still said', () => {
  const longAgo = known(95, new Date(Date.UTC(2026, 10, 22, 6)));
  expect(turnOf(story({ standing: longAgo }))).toBe('opens');
  expect(turnOf(story({ held: row(0, 0), standing: longAgo }))).toBe('ends');
});
