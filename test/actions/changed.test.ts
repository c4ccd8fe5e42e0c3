import { expect, test } from 'vitest';
import { changed } from '../../src/actions/changed.ts';
import type { Prepared } from '../../src/tiers/acting.ts';
import { pools } from '../tiers/answers.ts';

const before: Prepared = {
  ...{ action: 'scale-pool', tier: 'oltp', arguments: ['primary_pool', '120'], statement: 'update …', hash: 'a' },
  ...{ effect: 'More room.', seen: [{ max_conn: 100, age_s: 3 }], compared: ['max_conn'], approval: 'confirm' },
};
const now = (more: Partial<Prepared>): Prepared => ({ ...before, hash: 'b', ...more });

test('the same hash is the same thing, whatever else moved', () => {
  expect(changed(before, { ...before, seen: [{ max_conn: 100, age_s: 9 }] })).toBeUndefined();
});

test('what needs a second person only now is not the same thing, although nothing about it has changed', () => {
  const fresh: Prepared = { ...before, approval: 'two-person', because: 'the advice is another one' };
  expect(changed(before, fresh)).toBe('it needs a second person now: the advice is another one');
  expect(changed(fresh, before)).toBeUndefined();
});

test.each([
  [now({ seen: [{ max_conn: 110, age_s: 9 }] }), 'max_conn was 100 and is 110 now'],
  [now({ seen: [] }), 'it is about 0 rows now, and was about 1 row'],
  [now({ statement: 'delete …' }), 'the statement is another one now'],
  [now({ approval: 'two-person', because: 'it is beyond the advice' }), 'it needs a second person now: it is beyond'],
  [{ refused: 'the pool is gone' }, 'the pool is gone'],
])('what changed is said: %#', (fresh, why) => {
  expect(changed(before, fresh)).toContain(why);
});

test('what is private is not told by how it changed', () => {
  const columns = [{ name: 'client', private: true, numeric: false }];
  const fresh = now({ seen: [{ client: 'secret-host' }], compared: ['client'], about: pools([], { columns }) });
  expect(changed({ ...before, seen: [{ client: '•••' }] }, fresh)).toBe('something else about it has changed');
});
