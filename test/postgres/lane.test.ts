import { expect, test } from 'vitest';
import { testDatabase } from '../support/postgres.ts';
import { startProxy } from '../support/proxy.ts';
import { readerUrl, tiersWith } from './reader.ts';

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
