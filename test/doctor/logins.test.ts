import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Logins, loginFindings } from '../../src/doctor/logins.ts';
import { probeLogin } from '../../src/postgres/login.ts';
import { operating } from '../../src/postgres/operating.ts';
import { operated } from '../postgres/acting/operated.ts';

let world: Awaited<ReturnType<typeof operated>>;
beforeAll(async () => {
  world = await operated();
});
afterAll(() => world.close());

const logins = (reader: string, operator: string): Logins => ({
  console: async () => undefined,
  reader: () => probeLogin(reader),
  operator: async (name) => {
    const login = await probeLogin(operator);
    return 'why' in login ? login : { ...login, ...(await operating({ name, actionUrl: operator }, world.actions)) };
  },
});

test('the logins that npm run roles makes may do every action, and the reader nothing', async () => {
  const [reader, operator] = await loginFindings('queue', logins(world.readerUrl, world.actionUrl));
  expect(reader).toEqual({
    what: 'queue, reading',
    state: 'ok',
    says: 'dbops_ro reads, and may change nothing and end nobody',
  });
  expect(operator).toMatchObject({ what: 'queue, actions', state: 'ok' });
  expect(operator?.says).toMatch(
    /^dbops_op may .*cancel.*kill-idle-tx.*release-stuck.*terminate, and change connection_pool_config,/,
  );
  expect(operator?.says).not.toContain('create-index');
});

test('a superuser is refused as either login', async () => {
  const found = await loginFindings('oltp', logins(world.database.url, world.database.url));
  expect(found.map(({ state }) => state)).toEqual(['broken', 'broken']);
  expect(found[0]?.says).toContain('is a superuser, and nothing guards the tier from it');
});

test('what a login may not do is said with the reason, and so is what it may do beyond its work', async () => {
  await world.database.admin(
    'revoke update (is_active) on job_queues from dbops_op; grant insert on tenants to dbops_ro',
  );
  const [reader, operator] = await loginFindings('queue', logins(world.readerUrl, world.actionUrl));
  expect(reader).toMatchObject({ state: 'warning', says: expect.stringContaining('dbops_ro may change tenants') });
  expect(operator?.says).toMatch(/Not: pause-queue \(permission denied for table job_queues \(42501\)\); resume-queue/);
});

test('a login that is not let in is broken, with the words of the server', async () => {
  const wrong = world.readerUrl.replace('reading', 'guessing');
  const [reader] = await loginFindings('oltp', logins(wrong, world.actionUrl));
  expect(reader).toMatchObject({ state: 'broken', says: expect.stringMatching(/^can't log in: /) });
});
