import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answered } from '../../../src/tiers/tiers.ts';
import { withLogin } from '../reader.ts';
import { operated } from './operated.ts';

const role = `leaky_${process.pid}`;
let world: Awaited<ReturnType<typeof operated>>;
beforeAll(async () => {
  world = await operated({ containable: role });
  await world.database.admin(`create role ${role} login password 'leaking'`);
});
afterAll(async () => {
  await world.database.admin(`drop role ${role}`);
  await world.close();
});

const connected = async () => {
  const client = new pg.Client({ connectionString: withLogin(world.database.url, role, 'leaking') });
  client.on('error', () => undefined);
  await client.connect();
  return client;
};

test('a login is locked out, its sessions end, and it is let in again', async () => {
  const client = await connected();
  const ended = new Promise((resolve) => client.once('end', resolve));
  const contain = await world.acting.prepare('contain-role', 'oltp', [role]);
  expect(contain.approval).toBe('two-person');
  expect(contain.statement).toBe(
    `select dbops.set_login('${role}', false) as may_log_in;\nselect count(pg_terminate_backend(pid)) as ended from pg_stat_activity where usename = '${role}'`,
  );
  expect(await world.acting.perform(contain)).toMatchObject({
    outcome: 'done',
    rows: [{ may_log_in: false }, { ended: 1 }],
  });
  await ended;
  expect(await world.acting.verify(contain)).toMatchObject({ holds: true });
  await expect(connected()).rejects.toMatchObject({ code: '28000' });
  const restore = await world.acting.prepare('restore-role', 'oltp', [role]);
  expect(await world.acting.perform(restore)).toMatchObject({ outcome: 'done' });
  await (await connected()).end();
});

test('sessions of a login that is locked out are left behind when they could not be ended', async () => {
  const client = await connected();
  const contain = await world.acting.prepare('contain-role', 'oltp', [role]);
  await world.database.admin(`alter role ${role} nologin`);
  expect(await world.acting.verify(contain)).toMatchObject({
    holds: false,
    why: expect.stringMatching(/\. Left behind: sessions of a login that is locked out; ask for this again/),
  });
  const again = await world.acting.prepare('contain-role', 'oltp', [role]);
  expect(await world.acting.perform(again)).toMatchObject({ outcome: 'done' });
  expect(await world.acting.verify(again)).toMatchObject({ holds: true });
  await world.database.admin(`alter role ${role} login`);
  await client.end().catch(() => undefined);
});

test('the time of a login is limited in this database, and the limit is taken back', async () => {
  const prepared = await world.acting.prepare('set-timeout', 'oltp', [role, '30s']);
  expect(await world.acting.perform(prepared)).toMatchObject({ outcome: 'done' });
  expect(await world.acting.verify(prepared)).toMatchObject({ holds: true });
  const client = await connected();
  expect((await client.query('show statement_timeout')).rows).toEqual([{ statement_timeout: '30s' }]);
  await client.end();
  expect(await world.acting.perform(prepared)).toMatchObject({ outcome: 'gone' });
  const reset = await world.acting.prepare('reset-timeout', 'oltp', [role]);
  expect(reset.effect).toContain('before: 30000 ms.');
  expect(await world.acting.perform(reset)).toMatchObject({ outcome: 'done' });
  expect(await world.acting.verify(reset)).toMatchObject({ holds: true });
});

const limitOf = async () => {
  const asked = await world.tiers.ask('login', 'oltp', [role]);
  return answered(asked) ? asked.rows[0]?.timeout_ms : asked.sentence;
};

test.each([
  ['reset statement_timeout', null, ['reset-timeout', 'oltp', role]],
  ["set statement_timeout = '45s'", 45000, ['set-timeout', 'oltp', role, '45s']],
  ["set statement_timeout = '2min'", 120000, ['set-timeout', 'oltp', role, '120s']],
  ['set statement_timeout = 1500', 1500, ['set-timeout', 'oltp', role, '1500ms']],
])('a limit is taken back to what was before: %s', async (before, ms, undo) => {
  await world.database.admin(`alter role ${role} in database "${world.database.name}" ${before}`);
  expect(await limitOf()).toBe(ms);
  const set = await world.acting.prepare('set-timeout', 'oltp', [role, '30s']);
  expect(await world.acting.perform(set)).toMatchObject({ outcome: 'done' });
  // As the journal brings it back: without what was drawn.
  const { about: _, ...kept } = set;
  expect(world.acting.undo(kept)).toEqual(undo);
  const back = await world.acting.prepare(undo[0] ?? '', 'oltp', undo.slice(2));
  expect(await world.acting.perform(back)).toMatchObject({ outcome: 'done' });
  expect(await limitOf()).toBe(ms);
});

test('a limit that no action may set is not taken back by another one', async () => {
  await world.database.admin(`alter role ${role} in database "${world.database.name}" set statement_timeout = '2h'`);
  const set = await world.acting.prepare('set-timeout', 'oltp', [role, '30s']);
  expect(set.effect).toContain('limit before: 2h.');
  expect(world.acting.undo(set)).toBeUndefined();
});

test.each([
  ['set-timeout', [role, '2h'], 'between 1 s and 30 min'],
  ['set-timeout', ['shopper', '30s'], 'not among timeout_roles'],
  ['contain-role', ['dbops_ro'], 'not among contained_roles'],
  ['contain-role', ['nobody at all'], 'there is no such login'],
])('%s %s is refused', async (action, words, why) => {
  await expect(world.acting.prepare(action, 'oltp', words)).rejects.toThrow(why);
});

test('what the login for actions may do does not depend on what the bot checks', async () => {
  const [row] = await world.database.admin("select current_setting('server_version_num')::int / 10000 as major");
  const major = Number(row?.major);
  const client = new pg.Client({ connectionString: world.actionUrl });
  await client.connect();
  for (const statement of [
    "select dbops.set_login('shopper', false)",
    "select dbops.set_login('postgres', false)",
    "select dbops.set_timeout('shopper', '30 s')",
    `alter role ${role} nologin`,
    'delete from jobs',
    "update connection_pool_config set tier = 'olap'",
    "update job_queues set name = 'x'",
    'select * from tenants',
    // Before 15 everybody may make tables in public.
    ...(major >= 15 ? ['create table mine (n int)'] : []),
  ]) {
    await expect(client.query(statement), statement).rejects.toMatchObject({ code: '42501' });
  }
  await client.end();
});
