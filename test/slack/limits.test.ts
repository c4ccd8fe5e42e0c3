import { expect, test } from 'vitest';
import { messageProblems, viewProblems } from '../../src/slack/limits.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const markup = (text: string) => ({ type: 'mrkdwn', text });
const section = (text: string) => ({ type: 'section', text: markup(text) });
const button = (more: object = {}) => ({ type: 'button', action_id: 'go', text: plain('Go'), ...more });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const raw = (text: string) => ({ type: 'raw_text', text });
const rows = (count: number, columns: number, text = 'x') => Array(count).fill(Array(columns).fill(raw(text)));
const table = (more: object) => ({ type: 'table', rows: rows(2, 2), ...more });
const dataTable = (more: object) => ({ type: 'data_table', caption: 'Pools', rows: rows(2, 2), ...more });
const x = (count: number) => 'x'.repeat(count);
const modal = (more: object = {}) => ({ type: 'modal', title: plain('Note'), blocks: [section('hi')], ...more });
const options = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ text: plain(`o${at}`), value: String(at) }));

const good: readonly (readonly [string, object])[] = [
  ['a section of 3000 characters', section(x(3000))],
  ['ten fields', { type: 'section', fields: Array(10).fill(markup('f')) }],
  ['25 buttons', actions(...Array.from({ length: 25 }, (_, at) => button({ action_id: `a${at}` })))],
  [
    'a button with a value of 2000',
    actions(button({ value: x(2000), style: 'danger', confirm: { text: plain('?') } })),
  ],
  ['a header of 150', { type: 'header', text: plain(x(150)) }],
  ['a context with an image', { type: 'context', elements: [{ type: 'image', alt_text: 'a', image_url: 'http://a' }] }],
  ['a table of 100 by 20', table({ rows: rows(100, 20) })],
  ['a data table with 200 rows below its heading', dataTable({ rows: rows(201, 2), page_size: 100 })],
  ['a divider', { type: 'divider', block_id: 'line' }],
  ['a pie', { type: 'data_visualization', title: 'Use', chart: { type: 'pie', segments: [{ label: 'a', value: 1 }] } }],
];

for (const [name, block] of good)
  test(`Slack takes ${name}`, () => {
    expect(messageProblems({ blocks: [block] })).toEqual([]);
  });

const bad: readonly (readonly [string, readonly object[], string, string])[] = [
  ['51 blocks', Array(51).fill({ type: 'divider' }), '/blocks', 'has 51 items, at most 50 are allowed'],
  ['a section of 3001', [section(x(3001))], '/blocks/0/text/text', 'has 3001 characters, at most 3000 are allowed'],
  ['an empty text', [section('')], '/blocks/0/text/text', 'has 0 characters, at least 1 is needed'],
  ['a section that says nothing', [{ type: 'section' }], '/blocks/0', 'needs text or fields'],
  ['11 fields', [{ type: 'section', fields: Array(11).fill(markup('f')) }], '/blocks/0/fields', '11 items'],
  ['a long field', [{ type: 'section', fields: [markup(x(2001))] }], '/blocks/0/fields/0/text', 'at most 2000'],
  [
    '26 elements',
    [actions(...Array(26).fill({ ...button(), action_id: undefined }))],
    '/blocks/0/elements',
    '26 items',
  ],
  ['a long header', [{ type: 'header', text: plain(x(151)) }], '/blocks/0/text/text', 'at most 150'],
  ['markup in a header', [{ type: 'header', text: markup('*a*') }], '/blocks/0/text/type', 'must be one of plain_text'],
  ['a long button', [actions(button({ text: plain(x(76)) }))], '/blocks/0/elements/0/text/text', 'at most 75'],
  ['a long value', [actions(button({ value: x(2001) }))], '/blocks/0/elements/0/value', 'at most 2000'],
  [
    'a long confirm',
    [actions(button({ confirm: { title: plain(x(101)), text: plain(x(301)) } }))],
    'confirm/title',
    '100',
  ],
  ['a foreign style', [actions(button({ style: 'green' }))], '/elements/0/style', 'must be one of primary, danger'],
  ['an unknown block', [{ type: 'marquee' }], '/blocks/0/type', 'is of an unknown or misplaced type: "marquee"'],
  ['an unknown element', [actions({ type: 'lever' })], '/elements/0/type', '"lever"'],
  ['an input in actions', [actions({ type: 'plain_text_input' })], '/elements/0/type', '"plain_text_input"'],
  ['an alert in a message', [{ type: 'alert', text: plain('!') }], '/blocks/0/type', '"alert"'],
  ['an unknown field', [{ type: 'divider', colour: 'red' }], '/blocks/0', 'a field that Slack does not know: colour'],
  [
    'a block id twice',
    [
      { type: 'divider', block_id: 'a' },
      { type: 'divider', block_id: 'a' },
    ],
    '/1/block_id',
    'before: a',
  ],
  [
    'an action id twice',
    [actions(button(), button())],
    '/blocks/0/elements/1/action_id',
    'used before in this block: go',
  ],
  ['101 rows', [table({ rows: rows(101, 1) })], '/blocks/0/rows', 'at most 100'],
  ['21 columns', [table({ rows: rows(1, 21) })], '/blocks/0/rows/0', 'at most 20'],
  ['an empty cell', [table({ rows: [[raw('')]] })], '/rows/0/0/text', 'at least 1'],
  [
    'two tables over 10,000',
    Array(2).fill(table({ rows: rows(6, 1, x(900)) })),
    '/blocks',
    'has 10800 characters in its table',
  ],
  ['a data table without caption', [dataTable({ caption: undefined })], '/blocks/0/caption', 'is missing'],
  ['202 rows', [dataTable({ rows: rows(202, 1) })], '/blocks/0/rows', 'at most 201'],
  [
    'rows of two lengths',
    [dataTable({ rows: [[raw('a')], [raw('a'), raw('b')]] })],
    '/blocks/0',
    'rows of unequal length',
  ],
  [
    '20,001 characters',
    [dataTable({ rows: rows(3, 1, x(6667)) })],
    '/blocks',
    'in its data_table blocks, at most 20000',
  ],
  ['much markdown', Array(2).fill({ type: 'markdown', text: x(7000) }), '/blocks', 'in its markdown blocks'],
  [
    'six choices in an overflow',
    [actions({ type: 'overflow', options: options(6) })],
    '/elements/0/options',
    'at most 5',
  ],
  ['101 choices', [actions({ type: 'static_select', options: options(101) })], '/elements/0/options', 'at most 100'],
  ['an image from nowhere', [{ type: 'image', alt_text: 'a' }], '/blocks/0', 'needs either image_url or slack_file'],
];

for (const [name, blocks, pointer, message] of bad)
  test(`Slack refuses ${name}`, () => {
    const problems = messageProblems({ blocks }).map((problem) => `${problem.pointer}: ${problem.message}`);
    expect(
      problems.find((problem) => problem.includes(pointer) && problem.includes(message)),
      problems.join('\n'),
    ).toBeDefined();
  });

test('a message of many long sections is too long as a whole', () => {
  const [problem] = messageProblems({ blocks: Array(5).fill(section(x(2900))) });
  expect(problem).toMatchObject({
    code: 'msg_blocks_too_long',
    message: 'has 14500 characters in all, at most 12000 are safe',
  });
});

test('cells of tables do not count towards the length of the message', () => {
  expect(messageProblems({ blocks: [dataTable({ rows: rows(3, 1, x(6000)) }), section('below')] })).toEqual([]);
});

test('a text that could not be updated later is refused', () => {
  expect(messageProblems({ text: x(4001) })).toMatchObject([{ code: 'msg_too_long', pointer: '/text' }]);
});

test('a good modal is taken', () => {
  const input = {
    type: 'input',
    block_id: 'why',
    label: plain('Why'),
    element: { type: 'plain_text_input', multiline: true },
  };
  expect(viewProblems(modal({ blocks: [input], submit: plain('Save'), private_metadata: '7' }))).toEqual([]);
});

test.each([
  ['a long title', modal({ title: plain(x(25)) }), '/title/text'],
  ['a long submit', modal({ submit: plain(x(25)) }), '/submit/text'],
  ['no title', { type: 'modal', blocks: [] }, '/title'],
  ['much metadata', modal({ private_metadata: x(3001) }), '/private_metadata'],
  ['101 blocks', modal({ blocks: Array(101).fill({ type: 'divider' }) }), '/blocks'],
  ['a table', modal({ blocks: [table({})] }), '/blocks/0/type'],
  ['a title on a home', { type: 'home', title: plain('Home'), blocks: [] }, ''],
])('a view with %s is refused', (_name, view, pointer) => {
  expect(viewProblems(view).map((problem) => problem.pointer)).toContain(pointer);
});

test('a view of more than 250 KB is too large', () => {
  const blocks = Array(90).fill(section(x(2950)));
  expect(viewProblems(modal({ blocks }))).toMatchObject([{ code: 'view_too_large' }]);
});
