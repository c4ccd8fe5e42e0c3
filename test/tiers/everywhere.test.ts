import { expect, test } from 'vitest';
import { everywhere } from '../../src/tiers/everywhere.ts';
import { pools, silent } from './answers.ts';

const full = pools([['primary_pool', 12, '96.00']], {
  verdict: 'critical',
  because: [{ verdict: 'critical', rule: 'row.pending > 10.0', row: 0 }],
});
const calm = pools([['worker_pool', 0, '3.00']], { tier: 'queue' });

test('the tier that did not answer comes first and is named, the well one last, and all rows stand in one table', () => {
  const seen = everywhere('pools', [calm, full, { ...silent('olap'), question: 'pools' }], {
    masked: false,
    by: 'U07BO',
  });
  expect(seen.summary).toBe('pools · all tiers: oltp critical, queue ok, no answer from olap');
  expect(seen.parts.slice(1, 4)).toMatchObject([
    { text: ['⚫ silent ', { bold: 'olap' }, ': olap is silent: no connection after 2.0 s.'] },
    {
      text: ['🔴 critical ', { bold: 'oltp' }, ': ', 'pending 12, rule ', { code: 'row.pending > 10.0' }],
    },
    { text: ['🟢 ok ', { bold: 'queue' }, ': nothing wrong was found'] },
  ]);
  expect(seen.parts[4]).toMatchObject({
    table: {
      columns: [{ label: 'tier' }, { label: 'pool_name' }, { label: 'pending' }, { label: 'usage (%)' }],
      rows: [
        ['oltp', 'primary_pool', { number: 12, text: '12' }, { number: 96, text: '96.00' }],
        ['queue', 'worker_pool', { number: 0, text: '0' }, { number: 3, text: '3.00' }],
      ],
    },
  });
  expect(seen.parts.at(-2)).toMatchObject({
    text: [
      'asked',
      ' ',
      { ago: new Date(full.at) },
      ' by ',
      { person: 'U07BO' },
      ', each tier with its own time limit: olap 2001 ms, oltp 3.2 ms, queue 3.2 ms',
    ],
  });
  expect(seen.parts.at(-1)).toMatchObject({
    buttons: [{ words: ['pools', 'olap'] }, { words: ['pools', 'oltp'] }, { words: ['pools', 'queue'] }],
  });
});

test('a tier whose text has other columns, and rows beyond the fifth, are left to the buttons', () => {
  const long = pools(Array.from({ length: 6 }, (_, index) => [`pool_${index}`, 0, 1] as const));
  const other = pools([['x', 1, 2]], { tier: 'olap', columns: calm.columns.slice(1) });
  const seen = JSON.stringify(everywhere('pools', [long, other], { masked: false }));
  expect(seen).toContain('pool_4');
  expect(seen).not.toContain('pool_5');
  expect(seen).toContain('The rest is behind the buttons.');
});

test('answers that name their tier themselves have one column for it', () => {
  const columns = [{ name: 'tier', private: false, numeric: false }, ...calm.columns];
  const own = { ...calm, columns, rows: calm.rows.map((row) => ({ ...row, tier: 'queue' })) };
  expect(everywhere('pools', [own], { masked: false }).parts[2]).toMatchObject({
    table: {
      columns: [{ label: 'tier' }, { label: 'pool_name' }, { label: 'pending' }, { label: 'usage (%)' }],
      rows: [['queue', 'worker_pool', { text: '0' }, { text: '3.00' }]],
    },
  });
});

test('private columns are masked here too', () => {
  const hidden = { ...calm, columns: calm.columns.map((column) => ({ ...column, private: true })) };
  expect(JSON.stringify(everywhere('pools', [hidden], { masked: true }))).not.toContain('worker_pool');
});
