import { expect, test } from 'vitest';
import * as say from '../../src/messages/message.ts';
import { drawing } from '../../src/slack/drawing.ts';
import { messageProblems } from '../../src/slack/limits.ts';
import { remembering } from './workbench.ts';

const columns = [
  { label: 'pool', align: 'left' as const },
  { label: 'used', align: 'right' as const },
];
const whole = { label: 'All rows as a file', words: ['file', 'pools', 'oltp'] };
const drawn = (rows: say.Table['rows'], more: Partial<say.Table> = {}) => {
  const message = drawing(say.message('s', say.table({ caption: 'c', columns, rows, ...more })), remembering().log);
  expect(messageProblems(message)).toEqual([]);
  return message.blocks ?? [];
};

test('a number is a number to Slack, which sorts it as one, and is shown to the last digit', () => {
  const big = { number: Number('12345678901234567890'), text: '12345678901234567890' };
  expect(
    drawn([
      ['main', big],
      ['spare', { number: 9, text: '9.00' }],
      ['idle', '–'],
    ])[0],
  ).toMatchObject({
    rows: [
      [{ text: 'pool' }, { text: 'used' }],
      [{ type: 'raw_text' }, { type: 'raw_number', value: big.number, text: big.text }],
      [{ type: 'raw_text' }, { type: 'raw_number', value: 9, text: '9.00' }],
      [{ type: 'raw_text' }, { type: 'raw_text', text: '–' }],
    ],
  });
});

test('a time in a table is told in the zone of whoever reads it', () => {
  const at = new Date('2026-11-22T09:26:03Z');
  expect(JSON.stringify(drawn([['main', { time: at }]])[0])).toContain(
    JSON.stringify({
      type: 'date',
      timestamp: at.getTime() / 1_000,
      format: '{date_num} {time_secs}',
      fallback: '2026-11-22 09:26:03 UTC',
    }),
  );
});

test('a table that is whole has no button for the whole', () => {
  expect(drawn([['main', '1']], { whole })).toHaveLength(1);
});

test.each([
  ['rows', Array.from({ length: 1_234 }, (_, at) => [String(at), 'x']), '1034 more rows not shown.'],
  ['letters in its rows', Array.from({ length: 40 }, () => ['x'.repeat(900), 'y']), '31 more rows not shown.'],
  ['letters in one cell', [['x'.repeat(1_001), 'y']], 'the rest of long cells not shown.'],
])('with too many %s it is a preview, with a button for the whole', (_, rows, remark) => {
  const blocks = drawn(rows, { whole });
  expect(JSON.stringify(blocks[1])).toContain(remark);
  expect(JSON.stringify(blocks[2])).toContain(JSON.stringify(JSON.stringify(whole.words)));
});
