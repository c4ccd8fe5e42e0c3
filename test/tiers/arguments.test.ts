import { expect, test } from 'vitest';
import { argumentFrom, parameterValues } from '../../src/tiers/arguments.ts';

const parameters = ['tier text?', 'calls int?', 'order total|mean?', 'since interval?', 'part number?', 'name text?'];
const all = parameters.flatMap((text) => argumentFrom(text) ?? []);
const question = {
  name: 'slow',
  summary: 'Slow.',
  topic: 'Sessions and locks' as const,
  tiers: ['oltp', 'queue'],
  public: false,
  parameters: all,
  arguments: all.filter(({ name }) => name !== 'tier'),
};
const values = (...words: string[]) => parameterValues(question, 'oltp', words);

test('the tier fills its own argument, words fill the rest, and what is left out is null', () => {
  expect(values('50', 'mean', '2h', '0.5', 'x')).toEqual(['oltp', '50', 'mean', '2 hours', '0.5', 'x']);
  expect(values()).toEqual(['oltp', null, null, null, null, null]);
  expect(values('', 'total')).toEqual(['oltp', null, 'total', null, null, null]);
});

test.each([
  [['many'], '`slow` takes calls as a whole number of at most nine digits; "many" is not one.'],
  [['1; drop table jobs'], '"1; drop table jobs" is not one.'],
  [['99999999999'], 'calls as a whole number'],
  [['1', 'sideways'], 'order as one of total, mean; "sideways" is not one.'],
  [['1', 'mean', '1 hour; select'], 'since as a span of time such as 90s, 30min, 2h or 7d'],
  [['1', 'mean', '1h', 'NaN'], 'part as a number; "NaN" is not one.'],
  [['1', 'mean', '1h', '1', 'a\0b'], 'name as a word of at most 200 letters; "ab" is not one.'],
  [['1', 'mean', '1h', '1', 'x'.repeat(3000)], `"${'x'.repeat(40)}" is not one.`],
  [['1', 'mean', '1h', '1', 'x', 'y'], '`slow` takes 5 words after the tier and was given 6.'],
])('a word that does not fit is refused with what was understood and the usage: %j', (words, sentence) => {
  expect(() => values(...words)).toThrow(sentence);
  expect(() => values(...words)).toThrow('Usage: /db slow <tier|all> [calls] [order] [since] [part] [name]');
});
