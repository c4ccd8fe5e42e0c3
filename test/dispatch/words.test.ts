import { expect, test } from 'vitest';
import { lineOf, words } from '../../src/dispatch/words.ts';

test('quotes keep words together, straight or curly', () => {
  expect(words('open "pool is full" now')).toEqual(['open', 'pool is full', 'now']);
  expect(words('note “set by a phone”')).toEqual(['note', 'set by a phone']);
});

test('an apostrophe is a letter, not a quote', () => {
  expect(words("note it's slow")).toEqual(['note', "it's", 'slow']);
});

test('what no text may hold is dropped, emoji stay', () => {
  expect(words('note a\u0000b \ud800x 🔥 \u0007')).toEqual(['note', 'ab', 'x', '🔥']);
});

test('escapes are undone once', () => {
  expect(words('note a &lt;b&gt; &amp;amp;')).toEqual(['note', 'a', '<b>', '&amp;']);
});

test('nothing typed is no words', () => {
  expect(words('  ')).toEqual([]);
});

test('mentions read as names, and none of them can ping', () => {
  expect(lineOf(['ask', '<@U07ANA|ana>', 'in', '<#C1|ops>', '<!channel>', '<!subteam^S1|@dba>'])).toBe(
    'ask @ana in #ops @channel @dba',
  );
});
