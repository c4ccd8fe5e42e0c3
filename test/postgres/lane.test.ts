import { expect, test } from 'vitest';
import { testDatabase } from '../support/postgres.ts';
import { startProxy } from '../support/proxy.ts';
import { until } from '../support/until.ts';
import { readerUrl, tiersWith, withLogin } from './reader.ts';

const naps = {
  nap: '-- Nap.\n-- tiers: all\n-- args: name text?\n-- limit: 60 s\nselect $1 as name, sum(n) from generate_series(1, 300000) n',
};

test('eight questions at once take two connections, and one after the other takes one', async () => {
  const database = await testDatabase('lane');
  const proxy = await startProxy(await readerUrl(database));
  const tiers = tiersWith(proxy.url, naps);
  await tiers.warm();
  await tiers.ask('nap', 'oltp');
  await tiers.ask('nap', 'oltp');
  expect(proxy.connections()).toBe(1);
  const names = [...'abcdefgh'];
  const asked = await Promise.all(names.map((name) => tiers.ask('nap', 'oltp', [name])));
  expect(proxy.connections()).toBe(2);
  expect(asked.map((one) => 'rows' in one && one.rows[0]?.name)).toEqual(names);
  tiers.close();
  await proxy.close();
  await database.drop();
});

test('a question and its transaction leave as one: begin, parse, bind, describe, execute, sync, commit', async () => {
  const database = await testDatabase('lane');
  const proxy = await startProxy(await readerUrl(database));
  const tiers = tiersWith(proxy.url, naps);
  await tiers.warm();
  const before = proxy.messages();
  await tiers.ask('nap', 'oltp');
  expect(proxy.messages() - before).toBe(7);
  tiers.close();
  await proxy.close();
  await database.drop();
});

test('two questions whose connections the server refuses because of each other are both answered', async () => {
  const database = await testDatabase('lane');
  const role = `both_${database.name}`;
  // No slot at all, until both have been refused: as if each had been one too many beside the other.
  await database.admin(`create role ${role} login password 'x' connection limit 0`);
  const proxy = await startProxy(withLogin(database.url, role, 'x'));
  const tiers = tiersWith(proxy.url, naps);
  const logins: string[] = [];
  const third = proxy.holdBack((text) => text.includes(role) && logins.push(text) === 3);
  const asking = Promise.all(['a', 'b'].map((name) => tiers.ask('nap', 'oltp', [name])));
  await until(async () => third.count(), Boolean);
  await database.admin(`alter role ${role} connection limit 2`);
  third.letGo();
  expect((await asking).map((one) => 'rows' in one && one.rows[0]?.name)).toEqual(['a', 'b']);
  tiers.close();
  await proxy.close();
  await database.admin(`drop role ${role}`);
  await database.drop();
});
