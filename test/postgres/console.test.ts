import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTiers, type PostgresTiers } from '../../src/postgres/tiers.ts';
import { loadQuestions } from '../../src/tiers/questions.ts';
import { type Answer, answered } from '../../src/tiers/tiers.ts';
import { type PgBouncer, startPgBouncer, withPgBouncer } from '../support/pgbouncer.ts';
import { type TestDatabase, testDatabase } from '../support/postgres.ts';
import { startProxy } from '../support/proxy.ts';
import { allTiers, readerUrl } from './reader.ts';

let database: TestDatabase;
let url: string;

beforeAll(async () => {
  database = await testDatabase('console');
  url = await readerUrl(database);
});
afterAll(() => database.drop());

/** All four tiers on one database; `content` names a console, the others none. */
async function tiersWith(consoleUrl: string | undefined, at = url): Promise<PostgresTiers> {
  const { questions } = await loadQuestions('config/queries', allTiers);
  const tiers = allTiers.map((name) => ({ name, url: at, ...(name === 'content' && { consoleUrl }) }));
  return createTiers({ tiers, questions, now: () => new Date() });
}

async function pools(tiers: PostgresTiers, tier = 'content'): Promise<Answer> {
  const asked = await tiers.ask('pools', tier);
  if (!answered(asked)) throw new Error(asked.sentence);
  return asked;
}

test('without the tables and without a console, both are named as what would help', async () => {
  const tiers = await tiersWith(undefined);
  expect(await tiers.ask('pools', 'content')).toMatchObject({
    kind: 'lacks',
    sentence:
      'oltp lacks what `pools` reads: the table connection_pool_config, the table connection_pool_metrics; or the console of a PgBouncer, which a line `console:` of the tier in config/tiers.yml would name.',
  });
  tiers.close();
});

test('the text for a console is proven where there is none', async () => {
  const tiers = await tiersWith(undefined);
  const problems = (await tiers.prove()).filter(({ where }) => where.includes('@console'));
  tiers.close();
  expect(problems).toEqual([]);
});

test('a console where nobody listens refuses', async () => {
  const tiers = await tiersWith('postgres://watcher:looking@127.0.0.1:1/pgbouncer');
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
  const tiers = await tiersWith(proxy.url);
  const order: string[] = [];
  const ask = async (name: string, tier: string) => {
    const asked = await tiers.ask(name, tier);
    order.push(`${name} ${answered(asked) ? 'answered' : asked.sentence.replace(/\d\.\d s/, '2.0 s')}`);
  };
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

withPgBouncer('a real PgBouncer', () => {
  let bouncer: PgBouncer;
  beforeAll(async () => {
    bouncer = await startPgBouncer(database.url);
  });
  afterAll(() => bouncer.stop());

  test('says of each pool what the tables would say, and a pool at rest is well', async () => {
    const tiers = await tiersWith(bouncer.console());
    const answer = await pools(tiers);
    expect(answer).toMatchObject({ tier: 'content', verdict: 'ok', role: 'watcher' });
    expect(answer.server).toMatch(/^PgBouncer 1\.\d+/);
    expect(answer.rows).toMatchObject([{ tier: 'content', pool_name: 'app', max_conn: 2, active: 0, pending: 0 }]);
    tiers.close();
  });

  test('a pool that is exhausted is critical by the rule of the tables, while clients really wait', async () => {
    const tiers = await tiersWith(bouncer.console());
    const leave = await bouncer.crowd(14);
    const answer = await pools(tiers);
    await leave();
    expect(answer.rows).toMatchObject([
      {
        pool_name: 'app/postgres',
        active: 2,
        idle: 0,
        pending: 12,
        usage_pct: '100.00',
        clients: 2,
        pool_mode: 'transaction',
        held: null,
        sample_age_s: 0,
      },
    ]);
    expect(Number(answer.rows[0]?.longest_wait_ms)).toBeGreaterThan(0);
    expect(answer.because).toEqual([
      { verdict: 'critical', rule: 'row.pending > 10.0 || row.usage_pct > 95.0', row: 0 },
    ]);
    expect(tiers.expect('rows.all(r, r.pending <= 5 && r.usage_pct <= 90)', answer).proven).toBe(false);
    tiers.close();
  });

  test('it answers when it takes no client any more', async () => {
    const tiers = await tiersWith(bouncer.console());
    const leave = await bouncer.crowd(20);
    await expect(bouncer.crowd(1)).rejects.toThrow('no more connections allowed');
    expect((await pools(tiers)).rows).toMatchObject([{ active: 2, pending: 18 }]);
    await leave();
    tiers.close();
  });

  test('a console that stops answering after the login is silent, too', async () => {
    const proxy = await startProxy(bouncer.console());
    const tiers = await tiersWith(proxy.url);
    // After the greeting and the two messages of the login come the statements.
    proxy.before(5, () => proxy.set('hang'));
    const sentence = expect.stringMatching(/^the console of content is silent: no answer after 2\.\d s\.$/);
    expect(await tiers.ask('pools', 'content')).toMatchObject({ kind: 'silent', sentence });
    tiers.close();
    await proxy.close();
  });

  test('a wrong password, and a login that the console does not let in, are a rejected login', async () => {
    for (const [address, said] of [
      [bouncer.console('watcher', 'guessing'), /password|SASL/],
      [bouncer.console('stranger'), /not allowed/],
    ] as const) {
      const tiers = await tiersWith(address);
      const sentence = expect.stringMatching(new RegExp(`^the console of content rejects the login: .*${said.source}`));
      expect(await tiers.ask('pools', 'content')).toMatchObject({ kind: 'rejects the login', sentence });
      tiers.close();
    }
  });

  test('the tables of the application come first when they are there', async () => {
    const full = await testDatabase('tables');
    await full.admin(`create table connection_pool_config (id int, tier text, pool_name text, min_connections int, max_connections int);
      create table connection_pool_metrics (pool_config_id int, active_connections int, idle_connections int,
        pending_acquires int, connection_usage_rate numeric, collected_at timestamptz);
      insert into connection_pool_config values (1, 'content', 'content_pool', 3, 25);
      insert into connection_pool_metrics values (1, 5, 20, 0, 20, now())`);
    const tiers = await tiersWith(
      bouncer.console(),
      await readerUrl(full, ['connection_pool_config', 'connection_pool_metrics']),
    );
    expect(await pools(tiers)).toMatchObject({ role: 'dbops_ro', rows: [{ pool_name: 'content_pool', active: 5 }] });
    tiers.close();
    await full.drop();
  });
});
