import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { createTiers } from '../../src/postgres/tiers.ts';
import { loadQuestions } from '../../src/tiers/questions.ts';
import { answered, type Row } from '../../src/tiers/tiers.ts';
import { testDatabase } from '../support/postgres.ts';
import { until } from '../support/until.ts';
import { readerUrl } from './reader.ts';

const { questions } = await loadQuestions('config/queries', ['olap']);

/** A table that nobody finishes counting while somebody holds the gate, and a view that can be filled beside its readers. */
const tables = `
  create function slowly(id int) returns int immutable language plpgsql as $$
    begin perform pg_advisory_xact_lock_shared(1); return id; end $$;
  create table leads (id int);
  insert into leads select generate_series(1, 10);
  create index leads_slowly on leads (slowly(id));
  create materialized view figures as select 1 as n;
  create unique index on figures (n)`;

test('what is done to another database of the server is told there, and not of tables with the same numbers here', async () => {
  const here = await testDatabase('here');
  onTestFinished(here.drop);
  await here.admin(tables);
  const url = await readerUrl(here);
  const there = await testDatabase('there', { template: here.name });
  onTestFinished(there.drop);
  const [asksHere, asksThere] = [asking(url), asking(url.replace(here.name, there.name))];

  const [gate, counting, filling] = [await session(there.url), await session(there.url), await session(there.url)];
  await gate.query('select pg_advisory_lock(1)');
  void counting.query('analyze leads').catch(() => undefined);
  await filling.query('begin; refresh materialized view concurrently figures');

  await until(
    () => asksThere('progress'),
    (rows) => rows.some(isCounting),
  );
  expect(await asksThere('table', 'leads')).toMatchObject([{ being_analyzed: true }]);
  expect(await asksThere('matviews')).toMatchObject([{ matview: 'figures', filling: 'figures' }]);

  expect((await asksHere('progress')).filter(isCounting)).toEqual([]);
  expect(await asksHere('table', 'leads')).toMatchObject([{ being_analyzed: false }]);
  expect(await asksHere('matviews')).toMatchObject([{ matview: 'figures', filling: null }]);
});

const isCounting = ({ job, relation }: Row) => job === 'analyze' && relation === 'leads';

function asking(url: string) {
  const tiers = createTiers({ tiers: [{ name: 'olap', url }], questions, now: () => new Date() });
  onTestFinished(tiers.close);
  return async (name: string, ...words: string[]) => {
    const asked = await tiers.ask(name, 'olap', words);
    if (!answered(asked)) throw new Error(asked.sentence);
    return asked.rows;
  };
}

async function session(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined);
  await client.connect();
  onTestFinished(() => void client.connection.stream.destroy());
  return client;
}
