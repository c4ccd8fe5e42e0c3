import { afterAll, beforeAll, expect, test } from 'vitest';
import { operated } from './operated.ts';

const more = `
  insert into system_notifications (category, title, message, severity) values ('mail', 'Bounces', 'Too many', 'error');
  create materialized view quick_mv as select 1 as n; create unique index on quick_mv (n);
  create materialized view plain_mv as select 1 as n;
  create table "Odd ""name" (n int); insert into "Odd ""name" values (1);
  create table locked (n int); create schema archive; create table archive.locked (n int)`;

let world: Awaited<ReturnType<typeof operated>>;
let major: number;
beforeAll(async () => {
  world = await operated({ more });
  const [row] = await world.database.admin("select current_setting('server_version_num')::int / 10000 as major");
  major = Number(row?.major);
});
afterAll(() => world.close());

test('a table is analyzed, its name quoted by the server, and the time of it proves it', async () => {
  const prepared = await world.acting.prepare('analyze', 'oltp', ['Odd "name']);
  expect(prepared.statement).toBe('analyze public."Odd ""name"');
  const performed = await world.acting.perform(prepared);
  const verified = await world.acting.verify(prepared);
  if (major >= 17) {
    expect([performed.outcome, verified?.holds]).toEqual(['done', true]);
  } else {
    expect(performed).toMatchObject({ outcome: 'done', notices: [expect.stringMatching(/^WARNING: .*skipping/)] });
    expect(verified?.holds).toBe(false);
  }
});

test('without the right the server warns and skips the table, and the verification does not hold', async () => {
  if (major >= 17) await world.database.admin('revoke maintain on leads from dbops_op');
  const prepared = await world.acting.prepare('analyze', 'oltp', ['leads']);
  expect(await world.acting.perform(prepared)).toMatchObject({
    outcome: 'done',
    // Before 17 it says "skipping" first.
    notices: [expect.stringMatching(/^WARNING: .*skipping/)],
  });
  expect(await world.acting.verify(prepared)).toMatchObject({
    holds: false,
    why: expect.stringMatching(/^it is not so that/),
  });
});

test.each([
  ['leads; drop table leads', 'the catalogue of this database has no such table'],
  ['pg_class', 'the catalogue of this database has no such table'],
  ['locked', 'several schemas have a table of that name'],
])('%s is not analyzed', async (relation, why) => {
  await expect(world.acting.prepare('analyze', 'oltp', [relation])).rejects.toThrow(why);
});

test('a view with a unique index is filled while others read it, and one without takes two people', async () => {
  const quick = await world.acting.prepare('refresh-view', 'olap', ['quick_mv']);
  expect(quick).toMatchObject({
    statement: 'refresh materialized view concurrently public.quick_mv',
    approval: 'confirm',
    effect: 'public.quick_mv on olap is filled anew, which takes as long as its query.',
  });
  const plain = await world.acting.prepare('refresh-view', 'olap', ['public.plain_mv']);
  expect(plain).toMatchObject({ statement: 'refresh materialized view public.plain_mv', approval: 'two-person' });
  if (major < 17) return;
  expect(await world.acting.perform(quick)).toMatchObject({ outcome: 'done' });
  expect(await world.acting.perform(plain)).toMatchObject({ outcome: 'done' });
  expect(await world.acting.verify(plain)).toMatchObject({ holds: true });
});

test('a view that holds nothing yet takes two people, and while one is filled no other is', async () => {
  await world.database.admin(
    'create materialized view empty_mv as select 1 as n with no data; create unique index on empty_mv (n)',
  );
  expect(await world.acting.prepare('refresh-view', 'olap', ['empty_mv'])).toMatchObject({
    statement: 'refresh materialized view public.empty_mv',
    approval: 'two-person',
    because: 'it holds nothing yet, so it is filled in the way that readers wait for',
  });
  const other = await world.session();
  await world.database.admin(
    'grant create on schema public to shopper; alter materialized view quick_mv owner to shopper',
  );
  await other.query('begin; refresh materialized view concurrently quick_mv');
  await expect(world.acting.prepare('refresh-view', 'olap', ['plain_mv'])).rejects.toThrow(
    'one is filled at a time, and one is being filled now (filling quick_mv)',
  );
  await other.query('rollback');
});

test('a notification is resolved once', async () => {
  const asked = await world.tiers.ask('open-notifications', 'content');
  const id = 'rows' in asked ? String(asked.rows[0]?.id) : '';
  const prepared = await world.acting.prepare('acknowledge-notification', 'content', [id]);
  expect((await world.acting.impact(prepared)).rows).toBe(1);
  expect(await world.acting.perform(prepared)).toMatchObject({ outcome: 'done', rows: [{ title: 'Bounces' }] });
  expect(await world.acting.verify(prepared)).toMatchObject({ holds: true });
  expect(await world.acting.perform(prepared)).toMatchObject({
    outcome: 'gone',
    why: expect.stringContaining('they are resolved already'),
  });
});
