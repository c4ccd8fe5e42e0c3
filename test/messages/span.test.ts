import { expect, test } from 'vitest';
import { span } from '../../src/messages/span.ts';

test.each([
  [0, '0 s'],
  [2_600, '3 s'],
  [600_000, '10 min'],
  [1_510_000, '25 min 10 s'],
  [7_200_000, '2 h'],
])('%i ms are %s', (ms, words) => expect(span(ms)).toBe(words));
