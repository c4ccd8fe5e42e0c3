import { afterAll, beforeAll, expect, test } from 'vitest';
import { answered } from '../../src/tiers/tiers.ts';
import { type TestDatabase, testDatabase } from '../support/postgres.ts';
import { startProxy } from '../support/proxy.ts';
import { tiersWithConsole } from './consoled.ts';
import { readerUrl } from './reader.ts';

let database: TestDatabase;
let url: string;

beforeAll(async () => {
  database = await testDatabase('console');
  url = await readerUrl(database);
});
afterAll(() => database.drop());

test('without the tables and without a console, both are named as what would help', async () => {
  const tiers = await tiersWithConsole(url);
  expect(await tiers.ask('pools', 'content')).toMatchObject({
    kind: 'lacks',
    sentence:
      'oltp lacks what `pools` reads: the table connection_pool_config, the table connection_pool_metrics; or the console of a PgBouncer, which a line `console:` of the tier in config/tiers.yml would name.',
  });
  tiers.close();
});

test('the text for a console is proven where there is none', async () => {
  const tiers = await tiersWithConsole(url);
  const problems = (await tiers.prove()).filter(({ where }) => where.includes('@console'));
  tiers.close();
  expect(problems).toEqual([]);
});

test('a console where nobody listens refuses', async () => {
  const tiers = await tiersWithConsole(url, 'postgres://watcher:looking@127.0.0.1:1/pgbouncer');
  expect(await tiers.ask('pools', 'content')).toMatchObject({
    tier: 'content',
    kind: 'refuses',
    sentence: 'the console of content refuses connections: nobody listens at its address.',
  });
  tiers.close();
});

test('a console that hangs is silent after two seconds, and holds up nothing else of its tier', async () => {
  const proxy = await startProxy(url);
  await proxy.set('hang');
  const tiers = await tiersWithConsole(url, proxy.url);
  const order: string[] = [];
  const ask = async (name: string, tier: string) => {
    const asked = await tiers.ask(name, tier);
    order.push(`${name} ${answered(asked) ? 'answered' : asked.sentence.replace(/\d+\.\d s/, '2.0 s')}`);
  };
  for (const tier of ['content', 'oltp']) await tiers.ask('ping', tier);
  // As many as a tier has connections, and one more.
  const hanging = [1, 2, 3].map(() => ask('pools', 'content'));
  await ask('ping', 'content');
  await ask('ping', 'oltp');
  await Promise.all(hanging);
  const silent = 'pools the console of content is silent: no answer after 2.0 s.';
  expect(order).toEqual(['ping answered', 'ping answered', silent, silent, silent]);
  tiers.close();
  await proxy.close();
});
