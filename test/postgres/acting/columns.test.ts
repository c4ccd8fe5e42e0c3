import { afterAll, beforeAll, expect, test } from 'vitest';
import { actionsFrom } from '../../../src/tiers/actions.ts';
import { allTiers } from '../reader.ts';
import { actions, operated, questions } from './operated.ts';

let world: Awaited<ReturnType<typeof operated>>;
beforeAll(async () => {
  world = await operated();
});
afterAll(() => world.close());

const whole = {
  ...{ summary: '-- End it.', tiers: '-- tiers: oltp', args: '-- args: pid int, most int?' },
  ...{ approval: '-- approval: confirm', effect: '-- effect: Session {pid} is ended.' },
  ...{ guard: '-- guard: session {pid}: row.pid == args.pid', seen: '-- seen: backend_us' },
  verify: '-- verify: session {pid}: rows.all(r, r.state == "idle")',
};

async function found(lines: Partial<typeof whole> & Record<string, string>): Promise<string[]> {
  const content = [...Object.values({ ...whole, ...lines }), 'select pg_cancel_backend($1::int)'].join('\n');
  const read = actionsFrom([{ name: 'actions/end.sql', content }], allTiers, questions);
  expect(read.problems).toEqual([]);
  return (await world.tiers.prove(read.actions)).map(({ where, what }) => `${where}: ${what}`);
}

test('what the shipped actions say of columns is borne out by the tiers', async () => {
  expect(await world.tiers.prove(actions)).toEqual([]);
});

test.each([
  [{ guard: '-- guard: session {pid}: row.pit == args.pid' }, 'end.sql:6: guard: `row.pit == args.pid` does not fit'],
  [{ more: '-- guard: room: rows.all(r, r.usuable > 0.0)' }, 'end.sql:9: guard: `rows.all(r, r.usuable > 0.0)` does'],
  [{ more: '-- guard: room: seen[0].usable > 0.0' }, 'end.sql:9: guard: `seen[0].usable > 0.0` does not fit'],
  [{ more: '-- guard: room: seen[0].pid' }, undefined],
  [{ more: '-- guard: room: size(rows)' }, 'end.sql:9: guard: `size(rows)` is not a yes or no'],
  [{ verify: '-- verify: session {pid}: rows.all(r, r.stat == "idle")' }, 'end.sql:8: verify: `rows.all(r, r.stat =='],
  [{ more: '-- two-person when: row.ap == "flyway"' }, 'end.sql:9: two-person when: `row.ap == "flyway"` does not fit'],
  [{ more: '-- default: most = row.waiting_for' }, 'end.sql:9: default: `row.waiting_for` does not fit the columns'],
  [{ more: '-- given: who text = seen[0].rolle' }, 'end.sql:9: given: `seen[0].rolle` does not fit the columns'],
  [{ seen: '-- seen: backend_us, ap', effect: '-- effect: {ap}.' }, 'end.sql:7: seen: there is no column "ap" in `ses'],
])('a column that no question returns is named before anybody needs the action: %#', async (lines, says) => {
  const problems = await found(lines);
  expect(problems).toEqual(says === undefined ? [] : [expect.stringContaining(says)]);
});
