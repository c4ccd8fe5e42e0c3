import { expect, test } from 'vitest';
import { everywhere } from '../../src/tiers/everywhere.ts';
import { view } from '../../src/tiers/view.ts';
import { pools, silent } from './answers.ts';

const short = pools([['primary_pool', 12, '96.00']], {
  verdict: 'critical',
  because: [{ verdict: 'critical', rule: 'row.pending > 10.0', row: 0 }],
});

test('one row reads as fields, under the verdict in words and the rule that gave it', () => {
  expect(view(short, { masked: false, by: 'U07ANA' })).toEqual({
    summary: 'pools · oltp: 🔴 critical',
    parts: [
      { type: 'title', text: 'pools · oltp: 🔴 critical' },
      { type: 'text', text: ['critical: ', 'pending 12, rule ', { code: 'row.pending > 10.0' }] },
      {
        type: 'fields',
        fields: [
          { label: 'pool_name', value: 'primary_pool' },
          { label: 'pending', value: '12' },
          { label: 'usage (%)', value: '96.00' },
        ],
      },
      {
        type: 'note',
        text: [
          'asked ',
          { ago: new Date('2026-11-22T09:26:03Z') },
          ' by ',
          { person: 'U07ANA' },
          ' as dbops_ro of the primary server 18.4, 3.2 ms, 1 row',
        ],
      },
      { type: 'buttons', buttons: [{ label: 'connections oltp', words: ['connections', 'oltp'] }] },
    ],
  });
});

test('several rows are a table with units in its headings; the reason names the row', () => {
  const two = pools(
    [
      ['primary_pool', 0, '1.00'],
      ['worker_pool', 7, '91.00'],
    ],
    {
      verdict: 'warning',
      because: [{ verdict: 'warning', rule: 'row.pending > 5.0', row: 1 }],
    },
  );
  expect(view(two, { masked: false }).parts).toEqual(
    expect.arrayContaining([
      {
        type: 'text',
        text: ['warning: ', 'worker_pool: ', 'pending 7, rule ', { code: 'row.pending > 5.0' }],
      },
      {
        type: 'table',
        table: {
          caption: 'pools of oltp',
          whole: { label: 'All rows as a file', words: ['file', 'pools', 'oltp'] },
          columns: [
            { label: 'pool_name', align: 'left' },
            { label: 'pending', align: 'right' },
            { label: 'usage (%)', align: 'right' },
          ],
          rows: [
            ['primary_pool', { number: 0, text: '0' }, { number: 1, text: '1.00' }],
            ['worker_pool', { number: 7, text: '7' }, { number: 91, text: '91.00' }],
          ],
        },
      },
    ]),
  );
});

test('rows of which the same is to be said are named together, so that three reasons are three', () => {
  const rule = 'row.pending > 5.0';
  const four = pools(
    ['one', 'two', 'three', 'four', 'five'].map((name) => [name, name === 'five' ? 8 : 7, '91.00'] as const),
    { verdict: 'warning', because: [0, 1, 2, 3, 4].map((row) => ({ verdict: 'warning', rule, row }) as const) },
  );
  expect(view(four, { masked: false }).parts.filter(({ type }) => type === 'text')).toEqual([
    { type: 'text', text: ['warning: ', 'one, two, three and others: ', 'pending 7, rule ', { code: rule }] },
    { type: 'text', text: ['warning: ', 'five: ', 'pending 8, rule ', { code: rule }] },
  ]);
});

test('what a tier lacks the table for is unknown, not a fault of the tier', () => {
  const sentence = 'content lacks what `migrations` reads: the table schema_migrations.';
  const lacking = { ...silent('content'), question: 'migrations', kind: 'lacks', sentence } as const;
  expect(view(lacking, { masked: true })).toMatchObject({
    summary: ['migrations · content: ⚪ unknown', '. ', sentence],
  });
  expect(everywhere('migrations', [lacking], { masked: true }).summary).toBe('migrations · all tiers: content unknown');
});

test('a private column is masked in the table and in the reason', () => {
  const columns = short.columns.map((column) => ({ ...column, private: column.name === 'pool_name' }));
  const rule = 'row.pool_name == "primary_pool"';
  const hidden = { ...short, columns, because: [{ verdict: 'critical', rule, row: 0 } as const] };
  expect(JSON.stringify(view(hidden, { masked: true }).parts.filter(({ type }) => type === 'fields'))).not.toContain(
    'primary_pool',
  );
  expect(JSON.stringify(view(hidden, { masked: true }))).toContain('pool_name •••, rule ');
  expect(JSON.stringify(view(hidden, { masked: false }).parts.filter(({ type }) => type === 'fields'))).toContain(
    'primary_pool',
  );
});

test('columns that only tell sessions apart are not shown, and bytes are also shown in a unit that fits', () => {
  const columns = [
    { name: 'backend_us', unit: 'identity', private: false, numeric: false },
    { name: 'db_bytes', unit: 'bytes', private: false, numeric: true },
  ];
  const shown = JSON.stringify(
    view({ ...short, because: [], columns, rows: [{ backend_us: '17', db_bytes: '79583412224' }] }, { masked: false }),
  );
  expect(shown).toContain('79583412224 (74.1 GiB)');
  expect(shown).not.toContain('backend_us');
});

test('below it stands who was asked, and that there was more than was read', () => {
  const asking = (more: object) => JSON.stringify(view({ ...short, ...more }, { masked: true }).parts.at(-2));
  expect(asking({ standby: true, truncated: true })).toContain(
    ' as dbops_ro of the standby server 18.4, 3.2 ms, 1 row, cut off: there are more',
  );
  expect(asking({ standby: undefined })).toContain(' as dbops_ro of the server 18.4, ');
});

test('a tier without an answer says why, and can be asked again', () => {
  expect(view(silent('queue'), { masked: true })).toMatchObject({
    summary: ['health · queue: ⚫ silent', '. ', 'queue is silent: no connection after 2.0 s.'],
    parts: [
      { type: 'title' },
      { type: 'text', text: ['queue is silent: no connection after 2.0 s.'] },
      { type: 'note' },
      { type: 'buttons', buttons: [{ label: 'Ask again', words: ['health', 'queue'] }] },
    ],
  });
});
