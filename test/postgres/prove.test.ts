import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sayUnfit } from '../../src/unfit.ts';
import { type TestDatabase, testDatabase } from '../support/postgres.ts';
import { until } from '../support/until.ts';
import { readerUrl, tiersWith } from './reader.ts';

let database: TestDatabase;
let url: string;

beforeAll(async () => {
  database = await testDatabase('prove');
  url = await readerUrl(database);
});
afterAll(() => database.drop());

test('a rule, a unit and a table that a tier does not bear out are named with file and line, before anybody asks', async () => {
  const tiers = tiersWith(url, {
    one: '-- One.\n-- tiers: all\n-- empty: ok\n-- critical: row.pendign > 10.0\nselect 1 as pending where false',
    two: '-- Two.\n-- tiers: all\n-- units: wait_ms ms\nselect 1 as pending',
    three: '-- Three.\n-- tiers: all\nselect 1 from nowhere',
    list: '-- List.\n-- tiers: all\n-- args: queue text\n-- known: queue two name\nselect 1 as n where $1::text is null',
    well: '-- Well.\n-- tiers: all\n-- counters: done\n-- warning: row.new_done > 5.0\nselect 1 as done',
    'well@old': '-- Well before.\n-- requires: server >= 10\nselect 1 as dnoe',
  });
  const found = (await tiers.prove()).map(({ where, what }) => `${where}: ${what}`);
  tiers.close();
  expect(found).toEqual([
    expect.stringMatching(
      /^queries\/one\.sql:4: `row\.pendign > 10\.0` does not fit the columns: No such key: pendign/,
    ),
    expect.stringContaining('queries/three.sql: oltp lacks what `three` reads: relation "nowhere" does not exist'),
    'queries/two.sql:3: units, private or counters speak of "wait_ms", and the columns are pending',
    expect.stringMatching(/^queries\/well\.sql:3: .*"done"/),
    'queries/list.sql:4: known: there is no column "name" in `two`, whose columns are pending',
  ]);
});

test('what does not fit is in the log soon after the start, by file and line', async () => {
  const tiers = tiersWith(url, { one: '-- One.\n-- tiers: all\n-- warning: row.usge > 9.0\nselect 1 as usage' });
  const said: string[] = [];
  const note = (_: object, says: string) => void said.push(says);
  const log = { info: note, warn: note, error: note };
  sayUnfit({ prove: () => tiers.prove(), log, afterMs: 0 });
  await until(
    async () => said,
    ([first]) => first !== undefined,
  );
  expect(said).toEqual([expect.stringMatching(/does not fit: queries\/one\.sql:3: `row\.usge > 9\.0` does not fit/)]);
  tiers.close();
});

test('a tier that does not answer is asked once, not once for each text', async () => {
  let connections = 0;
  const deaf = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((listening) => deaf.listen(0, '127.0.0.1', listening));
  const address = deaf.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const url = `postgres://dbops_ro:pw@127.0.0.1:${port}/none`;
  const text = '-- One.\n-- tiers: all\nselect 1 as n';
  const one = tiersWith(url, { one: text });
  await one.prove();
  const once = connections;
  const three = tiersWith(url, { one: text, two: text, three: text });
  expect(await three.prove()).toMatchObject([{ where: 'oltp' }]);
  expect(connections).toBe(2 * once);
  for (const tiers of [one, three]) tiers.close();
  deaf.close();
});
