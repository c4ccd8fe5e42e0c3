import { expect, test } from 'vitest';
import { runbookFrom } from '../../src/runbooks/parse.ts';

/** What is said of these lines in an otherwise good runbook whose first step is on line 5. */
function saidOf(...lines: string[]): string[] {
  const text = ['---', 'title: A runbook', '---', '', '- [ ] First', '', ...lines, ''].join('\n');
  return runbookFrom('night', text).problems.map(({ where, what }) => `${where}: ${what}`);
}

const fence = (...lines: string[]) => lines.map((line) => (line ? `  ${line}` : line));

test.each([
  ['- []', ['- [] Second'], 'runbooks/night.md:7: is `- []`, which is plain text'],
  ['-[ ]', ['-[ ] Second'], 'runbooks/night.md:7: is `-[ ]`, which is plain text'],
  ['two blanks in the brackets', ['- [  ] Second'], 'runbooks/night.md:7: has more than one blank'],
  ['no blank after the brackets', ['- [ ]Second'], 'runbooks/night.md:7: has no blank after `- [ ]`'],
  ['an item without words', ['- [ ]'], 'runbooks/night.md:7: is an item without words'],
  ['an item that is ticked already', ['- [x] Second'], 'runbooks/night.md:7: is ticked in the runbook itself'],
  ['a step within a step', ['- [ ] Second', '  - [ ] Third'], 'runbooks/night.md:8: is a step within a step'],
  [
    'a fence that nobody closes',
    fence('```db', 'pools oltp', '', '- [ ] Swallowed'),
    'runbooks/night.md:7: opens a fence that is never closed',
  ],
  ['a fence beside its item', ['```db', 'pools oltp', '```'], 'runbooks/night.md:7: is a fence outside any step'],
  [
    'a fence in a quotation',
    fence('> ```db', '> pools oltp', '> ```'),
    'runbooks/night.md:7: is a fence outside any step',
  ],
  [
    'an unknown language',
    fence('```shell', 'reboot', '```'),
    'runbooks/night.md:7: is a fence of "shell"; expected db, sql, action, or text',
  ],
  ['no language', fence('```', 'reboot', '```'), 'runbooks/night.md:7: is a fence of no language'],
  [
    'a second fence',
    fence('```db', 'pools oltp', '```', '', '```db', 'active oltp', '```'),
    'runbooks/night.md:11: is the second fence of its step',
  ],
  ['an empty fence', fence('```db', '```'), 'runbooks/night.md:7: holds no words or more than one line'],
  [
    'two questions in a fence',
    fence('```db', 'pools oltp', 'active oltp', '```'),
    'runbooks/night.md:7: holds no words or more than one line',
  ],
  ['a statement for no tier', fence('```sql', 'select 1', '```'), 'runbooks/night.md:7: is a statement without a tier'],
  ['Expect of no answer', fence('Expect: `row.a > 1`'), 'runbooks/night.md:7: expects something of no answer'],
  [
    'Expect of a statement, which people run themselves',
    fence('```sql oltp', 'select 1 as n', '```', '', 'Expect: `row.n == 1`'),
    'runbooks/night.md:11: expects something of no answer; expected a db fence in the same step',
  ],
  [
    'Expect without a rule',
    fence('```db', 'pools oltp', '```', '', 'Expect: all is well'),
    'runbooks/night.md:11: has no rule or more than one',
  ],
  [
    'Expect with half a rule',
    fence('```db', 'pools oltp', '```', '', 'Expect: `row.a >`'),
    'runbooks/night.md:11: `row.a >` is not a rule',
  ],
  [
    'Expect that speaks of nothing',
    fence('```db', 'pools oltp', '```', '', 'Expect: `true`'),
    'runbooks/night.md:11: `true` does not speak of the answer',
  ],
  ['Expect beside its item', ['Expect: `row.a > 1`'], 'runbooks/night.md:7: holds an Expect outside any step'],
  [
    'Expect in the words of its item',
    ['- [ ] Second', '  Expect: `row.a > 1`'],
    'runbooks/night.md:7: holds an Expect outside any step',
  ],
])('%s is refused with file and line', (_, lines, sentence) => {
  const said = saidOf(...lines);
  expect(said).toHaveLength(1);
  expect(said[0]).toContain(sentence);
});

test('what stands in a fence or a comment is no slip', () => {
  expect(saidOf(...fence('```text', '- [] as people write it', '```'), '', '<!--', '-[ ] later', '-->')).toEqual([]);
});

test('a runbook has at most forty steps', () => {
  const steps = (count: number) => Array.from({ length: count }, (_, index) => `- [ ] Step ${index + 2}`);
  expect(saidOf(...steps(39))).toEqual([]);
  expect(saidOf(...steps(40))).toEqual([
    'runbooks/night.md:46: is step 41 of 41; expected at most 40: split the runbook',
  ]);
});

test.each([
  ['no front matter', '- [ ] First\n', 'runbooks/night.md:1: begins without front matter'],
  [
    'front matter below an empty line',
    '\n---\ntitle: A\n---\n\n- [ ] First\n',
    'runbooks/night.md:1: begins without front matter',
  ],
  ['no title', '---\ntier: oltp\n---\n\n- [ ] First\n', 'runbooks/night.md:1: title is missing; expected text'],
  [
    'a key that means nothing',
    '---\ntitle: A\ntiers: oltp\n---\n\n- [ ] First\n',
    'runbooks/night.md:1: "tiers" means nothing here; expected only title, ',
  ],
  ['YAML that is none', '---\ntitle: A\nalerts: [a\n---\n\n- [ ] First\n', 'is not YAML'],
  ['no steps', '---\ntitle: A\n---\n\nWords.\n', 'runbooks/night.md:1: has no steps'],
])('%s is refused', (_, text, sentence) => {
  expect(
    runbookFrom('night', text)
      .problems.map(({ where, what }) => `${where}: ${what}`)
      .join('\n'),
  ).toContain(sentence);
});

test('all slips of a page are said together, in the order of its lines', () => {
  expect(saidOf('- [] Second', '', '```db', 'pools oltp', '```').map((line) => line.split(':')[1])).toEqual(['7', '9']);
});
