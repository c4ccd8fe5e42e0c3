import { expect, test } from 'vitest';
import { csv } from '../../src/tiers/csv.ts';
import type { Cell, Column } from '../../src/tiers/tiers.ts';
import { pools } from './answers.ts';

const text: Column = { name: 'text', private: false, numeric: false };

/** One value as the file has it. */
const written = (cell: Cell, column: Column = text, masked = false): string => {
  const answer = pools([], { columns: [column], rows: [{ [column.name]: cell }] });
  return csv(answer, { masked }).split('\r\n').slice(1).join('\r\n').slice(0, -2);
};

test('it is a heading with units and a line for each row, as spreadsheets read it', () => {
  const rows = [['primary_pool', 12, '96.00'] as const, ['a "b", c', null, 'NaN'] as const];
  expect(csv(pools(rows), { masked: true })).toBe(
    '\uFEFF"pool_name","pending","usage (%)"\r\n"primary_pool",12,96.00\r\n"a ""b"", c",,"NaN"\r\n',
  );
});

test.each([
  '=1+1',
  '+1-555-0100',
  '-2+3+cmd|calc!A0',
  '@SUM(A1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  ' =1+1',
  '＝1+1',
  '-',
  '-Infinity',
  '-01:00:00',
])('%j is text to a spreadsheet, not a formula', (cell) => {
  expect(written(cell)).toBe(`"'${cell}"`);
});

test.each(['-5', '+5', '-5.25', '.5', '-1e-7', '12345678901234567890'])(
  '%s is a number and stays one, digit by digit',
  (cell) => {
    expect(written(cell)).toBe(cell);
  },
);

test('nothing is an empty field, yes is true, and lines and quotes stay inside their field', () => {
  expect([written(null), written(true), written('one\ntwo "three"')]).toEqual(['', '"true"', '"one\ntwo ""three"""']);
});

test('a private column is masked for those who may not see it', () => {
  const hidden = { ...text, private: true };
  expect([written('secret', hidden, true), written('secret', hidden)]).toEqual(['"•••"', '"secret"']);
});

test('numbers are exact and bytes are bytes; what only tells sessions apart is left out', () => {
  expect(written('79583412224', { ...text, unit: 'bytes', numeric: true })).toBe('79583412224');
  expect(csv(pools([], { columns: [{ ...text, unit: 'identity' }], rows: [{ text: '1' }] }), { masked: false })).toBe(
    '\uFEFF\r\n\r\n',
  );
});
