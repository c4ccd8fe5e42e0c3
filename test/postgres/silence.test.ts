import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTiers } from '../../src/postgres/tiers.ts';
import { type Asked, answered } from '../../src/tiers/tiers.ts';
import { type TestDatabase, testDatabase } from '../support/postgres.ts';
import { startProxy } from '../support/proxy.ts';
import { until } from '../support/until.ts';
import { readerUrl, reviewed, tiersWith, withLogin } from './reader.ts';

const one = { one: '-- One.\n-- tiers: all\n-- limit: 1 s\n-- next: one\nselect 1 as n' };
const slow = {
  slow: '-- Slow.\n-- tiers: all\n-- limit: 1 s\nselect count(*) from (select generate_series(1, 1000000000)) n',
};

let database: TestDatabase;
let url: string;

beforeAll(async () => {
  database = await testDatabase('silence');
  url = await readerUrl(database);
});
afterAll(() => database.drop());

const kindOf = (asked: Asked) => (answered(asked) ? asked.verdict : asked.kind);

test('a tier that takes the connection and says nothing is silent, within two seconds', async () => {
  const proxy = await startProxy(url);
  await proxy.set('hang');
  const tiers = tiersWith(proxy.url, one);
  const asked = await tiers.ask('one', 'oltp');
  expect(asked).toMatchObject({
    kind: 'silent',
    sentence: expect.stringMatching(/^oltp is silent: no connection after \d+\.\d s\.$/),
  });
  tiers.close();
  await proxy.close();
});

test('a tier that stops answering in the middle is silent, a second after the limit of the question', async () => {
  const proxy = await startProxy(url);
  const tiers = tiersWith(proxy.url, one);
  await tiers.ask('one', 'oltp');
  await proxy.set('hang');
  const asked = await tiers.ask('one', 'oltp');
  expect(asked).toMatchObject({ kind: 'silent', sentence: expect.stringContaining('the server was told to stop it') });
  expect(asked.ms).toBeGreaterThan(1900);
  await proxy.set('pass');
  expect(kindOf(await tiers.ask('one', 'oltp'))).toBe('ok');
  tiers.close();
  await proxy.close();
});

test('a tier that hangs delays no other', async () => {
  const proxy = await startProxy(url);
  await proxy.set('hang');
  const addresses = [
    { name: 'content', url: proxy.url },
    { name: 'oltp', url },
  ];
  const tiers = createTiers({ tiers: addresses, questions: allTiersOf(one), now: () => new Date() });
  await tiers.ask('one', 'oltp');
  const order: string[] = [];
  const ask = async (tier: string) => {
    const asked = await tiers.ask('one', tier);
    order.push(`${tier} ${kindOf(asked)}`);
  };
  await Promise.all([ask('content'), ask('content'), ask('content'), ask('oltp')]);
  expect(order).toEqual(['oltp ok', 'content silent', 'content silent', 'content silent']);
  tiers.close();
  await proxy.close();
});

test('a tier where nobody listens refuses, and is found again when somebody does', async () => {
  const proxy = await startProxy(url);
  const tiers = tiersWith(proxy.url, one);
  await proxy.set('refuse');
  expect(await tiers.ask('one', 'oltp')).toMatchObject({
    kind: 'refuses',
    sentence: 'oltp refuses connections: nobody listens at its address.',
  });
  await proxy.set('pass');
  expect(kindOf(await tiers.ask('one', 'oltp'))).toBe('ok');
  tiers.close();
  await proxy.close();
});

test('a tier without a free slot refuses, and says that slots are the reason', async () => {
  await database.admin(`create role "full_${database.name}" login password 'x' connection limit 0`);
  const tiers = tiersWith(withLogin(url, `full_${database.name}`, 'x'), one);
  expect(await tiers.ask('one', 'oltp')).toMatchObject({
    kind: 'refuses',
    sentence: expect.stringContaining('it has no free slot (too many connections for role'),
  });
  tiers.close();
  await database.admin(`drop role "full_${database.name}"`);
});

test('a second slot that is not to be had leaves both questions to the first', async () => {
  const role = `single_${database.name}`;
  await database.admin(`create role "${role}" login password 'x' connection limit 1`);
  const tiers = tiersWith(withLogin(url, role, 'x'), one);
  await tiers.ask('one', 'oltp');
  const asked = await Promise.all([1, 2, 3].map(() => tiers.ask('one', 'oltp')));
  expect(asked.map(kindOf)).toEqual(['ok', 'ok', 'ok']);
  tiers.close();
});

test('a wrong password, an unknown role and an unknown database are a rejected login', async () => {
  const elsewhere = new URL(url);
  elsewhere.pathname = '/nowhere';
  for (const [address, said] of [
    [withLogin(url, 'dbops_ro', 'wrong'), 'password authentication failed'],
    [withLogin(url, 'nobody', 'wrong'), 'nobody'],
    [elsewhere.href, 'database "nowhere" does not exist'],
  ]) {
    const tiers = tiersWith(address ?? '', one);
    const sentence = expect.stringContaining(said ?? '');
    expect(await tiers.ask('one', 'oltp')).toMatchObject({ kind: 'rejects the login', sentence });
    tiers.close();
  }
});

test('a table that is not there, and one that may not be read, are lacks', async () => {
  await database.admin('create table if not exists secrets (id int)');
  const tiers = tiersWith(url, {
    missing: '-- Missing.\n-- tiers: all\nselect * from nowhere',
    hidden: '-- Hidden.\n-- tiers: all\nselect * from secrets',
  });
  expect(await tiers.ask('missing', 'oltp')).toMatchObject({
    kind: 'lacks',
    sentence: expect.stringContaining('"nowhere" does not exist'),
  });
  expect(await tiers.ask('hidden', 'oltp')).toMatchObject({
    kind: 'lacks',
    sentence: expect.stringContaining('does not let dbops_ro read this'),
  });
  tiers.close();
});

test('a question that takes too long is stopped at its limit, on the server too', async () => {
  const tiers = tiersWith(url, slow);
  expect(await tiers.ask('slow', 'oltp')).toMatchObject({
    kind: 'fails',
    sentence: '`slow` on oltp was stopped after its limit of 1 s.',
  });
  const running = `select from pg_stat_activity where query like '%generate_series(1, 1000000000)%' and state = 'active'
    and datname = current_database() and pid <> pg_backend_pid()`;
  await until(
    () => database.admin(running),
    (rows) => rows.length === 0,
  );
  tiers.close();
});

test('a connection that was cut while idle is replaced without anybody noticing', async () => {
  const proxy = await startProxy(url);
  const tiers = tiersWith(proxy.url, one);
  await tiers.ask('one', 'oltp');
  proxy.cut();
  expect(kindOf(await tiers.ask('one', 'oltp'))).toBe('ok');
  // Cut at the very message that carries the question: reading again does no harm.
  proxy.before(2, proxy.cut);
  expect(kindOf(await tiers.ask('one', 'oltp'))).toBe('ok');
  tiers.close();
  await proxy.close();
});

const allTiersOf = (files: Readonly<Record<string, string>>) =>
  reviewed(files).map((question) => ({ ...question, tiers: ['content', 'oltp'] }));
