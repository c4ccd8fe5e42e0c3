import { afterAll, expect, test } from 'vitest';
import { operatorRights } from '../../src/postgres/operator-rights.ts';
import { touchedByActions } from '../../src/tiers/tables.ts';
import { scene } from './scene.ts';
import { session } from './session.ts';

const { ana, bo, cem, oltp, application } = await scene({ overlays: ['test/stories/config/trusting'] });

// The settings of this story name an intern; `npm run roles` would print these rights.
await oltp(`create role intern login password 'learning'; grant connect on database postgres to intern`);
afterAll(() => oltp('drop owned by intern; drop role intern'));
await oltp(operatorRights({ ...(await touchedByActions()), contained: ['intern'], limited: ['intern'] }));
const asIntern = application.replace(/\/\/[^@]+@/, '//intern:learning@');

test('a migration that failed is critical, and the fingerprint of the schema tells what it left', async () => {
  const before = await ana.asks('/db fingerprint oltp');
  await oltp(`alter table leads add column score int;
    insert into schema_migrations (version, description, applied_by, status)
      values ('20261122_080000', 'Score of a lead', 'deploy', 'failed')`);
  expect(await ana.asks('/db migrations oltp')).toMatch(
    /CRITICAL\ncritical: 20261122_080000 Score of a lead: status failed/,
  );
  const after = await ana.asks('/db fingerprint oltp');
  const digest = (answer: string, kind: string) => new RegExp(`${kind} +\\d+ +(\\w{32})`).exec(answer)?.[1];
  expect(digest(after, 'column')).not.toBe(digest(before, 'column'));
  expect(digest(after, 'policy')).toBe(digest(before, 'policy'));
});

test('a table whose tenants are no longer kept apart is critical, and a login that sees them all a warning', async () => {
  await oltp('alter table companies disable row level security');
  expect(await ana.asks('/db rls oltp')).toMatch(/CRITICAL[\s\S]*companies +no +no +1 /);
  await oltp('alter role intern bypassrls');
  expect(await ana.asks('/db roles oltp')).toMatch(/WARNING\nwarning: intern: .*bypass_rls yes/);
  await oltp('alter role intern nobypassrls');
});

test('settings that lose data are critical, with what would be lost', async () => {
  expect(await bo.asks('/db settings oltp')).toMatch(/CRITICAL[\s\S]*fsync +off .*a crash loses data/);
});

test('what the bot may not read is unknown, never calm, and the answer says what would mend it', async () => {
  await oltp('revoke select on security_events from dbops_ro');
  expect(await bo.asks('/db security oltp')).toContain('grant select on public.security_events to dbops_ro');
  const lacks = await bo.asks('/db capabilities oltp');
  expect(lacks).toMatch(/UNKNOWN[\s\S]*security +cannot be asked[\s\S]*grant select on public\.security_events/);
  await oltp('grant select on security_events to dbops_ro');
  expect(await bo.asks('/db capabilities oltp')).not.toContain('security_events');
});

test('guessing at passwords is critical from eleven in an hour, and the address is for those who may see it', async () => {
  await oltp(`insert into security_events (event_type, severity, tenant_id, ip_address, success)
    select 'login_failed', 'medium', (select id from tenants limit 1), '192.0.2.77', false from generate_series(1, 14)`);
  expect(await ana.asks('/db security oltp')).toMatch(/CRITICAL[\s\S]*login_failed medium: most_per_hour 1\d/);
});

test('a login that leaks is locked out by two, its session ends, and it is let in again by two', async () => {
  const intern = await session(asIntern, 'laptop');
  expect(await ana.asks('/db contain-role oltp app_user')).toContain('not among contained_roles');
  expect(await ana.asks('/db contain-role oltp intern')).toContain('all its sessions there are ended');
  await bo.presses('Approve', /intern can't log in/);
  expect(await bo.isTold(/Verified/)).toContain('the login is locked out and has no session');
  expect(await intern.says('select 1')).toMatch(/terminat|connection/i);
  await expect(session(asIntern, 'laptop')).rejects.toThrow('not permitted to log in');
  expect(await bo.asks('/db login oltp ap_user')).toContain('did you mean app_user?');
  expect(await bo.asks('/db login oltp intern')).toMatch(/WARNING\nwarning: can_login no/);

  await ana.asks('/db restore-role oltp intern');
  await cem.presses('Approve', /intern may log in to the server of oltp again/);
  await cem.isTold(/Verified/);
  expect(await (await session(asIntern, 'laptop')).says('select 1')).toBe('done');
});

test('the time of a login is limited for sessions to come, and the limit is taken back', async () => {
  expect(await ana.asks('/db set-timeout oltp intern 2h')).toContain('between 1 s and 30 min');
  expect(await ana.asks('/db set-timeout oltp intern 90s')).toContain('A statement of intern may run for 90s on oltp');
  await bo.presses('Approve', /may run for 90s/);
  await bo.isTold(/Verified/);
  expect(
    await (await session(asIntern, 'laptop')).says(
      "do $$ begin assert current_setting('statement_timeout') = '90s'; end $$",
    ),
  ).toBe('done');
  expect(await ana.asks('/db login oltp intern')).toContain('90000');

  await ana.asks('/db reset-timeout oltp intern');
  await bo.presses('Approve', /RESET-TIMEOUT/);
  await bo.isTold(/Verified/);
  expect(await ana.asks('/db login oltp intern')).not.toContain('90000');
});
