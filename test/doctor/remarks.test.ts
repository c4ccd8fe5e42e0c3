import { expect, test } from 'vitest';
import type { Config } from '../../src/config/schemas.ts';
import { remarksFinding } from '../../src/doctor/remarks.ts';
import { watched } from '../watch/watched.ts';

const remark = (rule: string, tier = 'queue'): Config['remarks'] => [
  { name: 'jobs-wait', says: 'Jobs wait.', when: [{ tier, question: 'queue', rule }], next: [] },
];

test('the doctor names a remark that can never be said', async () => {
  const { bot } = await watched();
  const { tiers } = bot().settings;
  expect(await remarksFinding(tiers, remark('rows.exists(r, r.ready > 5.0)'))).toMatchObject({ state: 'ok' });
  expect(await remarksFinding(tiers, remark('rows.exists(r, r.redy > 5.0)'))).toEqual({
    what: 'remarks',
    state: 'warning',
    says: expect.stringMatching(/^1 rule does not fit: jobs-wait: on queue, .*redy/),
  });
  expect(await remarksFinding(tiers, remark('rows.exists(r, r.ready > 5.0)', 'oltp'))).toMatchObject({
    says: '1 rule does not fit: jobs-wait: queue is no question for oltp',
  });
});
