import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { runbookFrom } from '../../src/runbooks/parse.ts';
import { runbookSchema } from '../../src/runbooks/runbook.ts';

const text = `---
title: Short pools
incident: connection-pool-exhaustion
tier: oltp
alerts: [pool-usage]
owner: Senior Database Engineer
review: monthly
reviewed: 2026-11-01
---

A pool has no free connection:
requests wait, then fail.

## Diagnosis

- [ ] See which pools
  are short

  \`\`\`db
  pools oltp
  \`\`\`

  Expect: \`rows.all(r, r.pending <= 5)\`

  Look at **pending** first:

  - one pool is a service
  - all pools are the server

- [ ] Count the jobs

  \`\`\`sql queue
  select count(*)
    from jobs
  \`\`\`

## Mitigation

Say something first.

- [ ] Give it room

  \`\`\`action
  scale-pool oltp primary_pool
  \`\`\`

- [ ] Restart by hand

  \`\`\`text
  systemctl restart app
  \`\`\`
- not a step
`;

test('a page of Markdown is a runbook', () => {
  const { runbook, problems } = runbookFrom('short-pools', text);
  expect(problems).toEqual([]);
  expect(runbook).toEqual({
    name: 'short-pools',
    title: 'Short pools',
    summary: 'A pool has no free connection: requests wait, then fail.',
    incident: 'connection-pool-exhaustion',
    tier: 'oltp',
    alerts: ['pool-usage'],
    owner: 'Senior Database Engineer',
    review: 'monthly',
    reviewed: '2026-11-01',
    hash: createHash('sha256').update(text).digest('hex'),
    steps: [
      {
        number: 1,
        phase: 'Diagnosis',
        title: 'See which pools are short',
        help: 'Look at **pending** first:\n\n- one pool is a service\n- all pools are the server',
        ask: ['pools', 'oltp'],
        expect: 'rows.all(r, r.pending <= 5)',
        line: 16,
      },
      {
        number: 2,
        phase: 'Diagnosis',
        title: 'Count the jobs',
        help: '',
        sql: { tier: 'queue', text: 'select count(*)\n  from jobs' },
        line: 30,
      },
      {
        number: 3,
        phase: 'Mitigation',
        title: 'Give it room',
        help: '',
        action: ['scale-pool', 'oltp', 'primary_pool'],
        line: 41,
      },
      {
        number: 4,
        phase: 'Mitigation',
        title: 'Restart by hand',
        help: '```text\nsystemctl restart app\n```',
        line: 47,
      },
    ],
  });
});

test('a runbook comes back from the journal as it went in', () => {
  const { runbook } = runbookFrom('short-pools', text);
  expect(runbookSchema.parse(JSON.parse(JSON.stringify(runbook)))).toEqual(runbook);
});

test('a statement without a tier of its own is for the tier of the runbook', () => {
  const { runbook } = runbookFrom('short-pools', text.replace('```sql queue', '```sql'));
  expect(runbook?.steps[1]?.sql?.tier).toBe('oltp');
});

test('line ends of other systems change nothing but the hash', () => {
  const { runbook, problems } = runbookFrom('short-pools', text.replaceAll('\n', '\r\n'));
  const plain = runbookFrom('short-pools', text).runbook;
  expect(problems).toEqual([]);
  expect(runbook?.steps.map(({ title, ask, sql, line }) => [title, ask, sql?.tier, line])).toEqual(
    plain?.steps.map(({ title, ask, sql, line }) => [title, ask, sql?.tier, line]),
  );
});
