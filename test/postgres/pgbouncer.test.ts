import { afterAll, beforeAll, expect, test } from 'vitest';
import { askOnce } from '../../src/sandbox/postgres/ask.ts';
import { type PgBouncer, startPgBouncer, withPgBouncer } from '../support/pgbouncer.ts';
import { type TestDatabase, testDatabase } from '../support/postgres.ts';
import { startProxy } from '../support/proxy.ts';
import { poolsOf, tiersWithConsole } from './consoled.ts';
import { readerUrl } from './reader.ts';

let database: TestDatabase;
let url: string;

beforeAll(async () => {
  database = await testDatabase('pgbouncer');
  url = await readerUrl(database);
});
afterAll(() => database.drop());

withPgBouncer('a real PgBouncer', () => {
  let bouncer: PgBouncer;
  beforeAll(async () => {
    bouncer = await startPgBouncer(database.url);
  });
  afterAll(() => bouncer.stop());

  test('says of each pool what the tables would say, and a pool at rest is well', async () => {
    const tiers = await tiersWithConsole(url, bouncer.console());
    const answer = await poolsOf(tiers);
    expect(answer).toMatchObject({ tier: 'content', verdict: 'ok', role: 'watcher' });
    expect(answer.server).toMatch(/^PgBouncer 1\.\d+/);
    expect(answer.rows).toMatchObject([
      { tier: 'content', pool_name: 'app', max_conn: 2, active: 0, pending: 0, held: null },
      { tier: 'content', pool_name: 'capped', max_conn: 20, active: 0, pending: 0 },
    ]);
    tiers.close();
  });

  test('what a console says is told also while the tier that would hold the tables is away', async () => {
    const away = 'postgres://dbops_ro:reading@127.0.0.1:1/oltp';
    const tiers = await tiersWithConsole(url, bouncer.console(), away);
    expect((await poolsOf(tiers)).rows).toMatchObject([{ pool_name: 'app' }, { pool_name: 'capped' }]);
    expect(await tiers.ask('pools', 'queue')).toMatchObject({
      kind: 'refuses',
      sentence: expect.stringMatching(/^oltp refuses/),
    });
    tiers.close();
  });

  test('a pool that is exhausted is critical by the rule of the tables, while clients really wait', async () => {
    const tiers = await tiersWithConsole(url, bouncer.console());
    const leave = await bouncer.crowd(14);
    const answer = await poolsOf(tiers);
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
      {},
    ]);
    expect(Number(answer.rows[0]?.longest_wait_ms)).toBeGreaterThan(0);
    expect(answer.because).toEqual([
      { verdict: 'critical', rule: 'row.pending > 10.0 || row.usage_pct > 95.0', row: 0 },
    ]);
    expect(tiers.expect('rows.all(r, r.pending <= 5 && r.usage_pct <= 90)', answer).proven).toBe(false);
    tiers.close();
  });

  test('a database whose logins may use fewer connections than its pool has is full at those', async () => {
    const tiers = await tiersWithConsole(url, bouncer.console());
    const leave = await bouncer.crowd(3, 'capped');
    const [fullest] = (await poolsOf(tiers)).rows;
    await leave();
    expect(fullest).toMatchObject({ pool_name: 'capped/postgres', max_conn: 20, active: 2, usage_pct: '100.00' });
    tiers.close();
  });

  test('a database that somebody paused says so', async () => {
    const tiers = await tiersWithConsole(url, bouncer.console());
    await askOnce(bouncer.console('boss'), 'pause app');
    const held = (await poolsOf(tiers)).rows.map((row) => row.held);
    await askOnce(bouncer.console('boss'), 'resume app');
    expect(held).toContain('paused');
    tiers.close();
  });

  test('it answers when it takes no client any more', async () => {
    const tiers = await tiersWithConsole(url, bouncer.console());
    const leave = await bouncer.crowd(20);
    await expect(bouncer.crowd(1)).rejects.toThrow('no more connections allowed');
    expect((await poolsOf(tiers)).rows).toMatchObject([{ active: 2, pending: 18 }, {}]);
    await leave();
    tiers.close();
  });

  test('a console that stops answering after the login is silent, too', async () => {
    const proxy = await startProxy(bouncer.console());
    const tiers = await tiersWithConsole(url, proxy.url);
    // After the greeting and the two messages of the login come the statements.
    proxy.before(5, () => proxy.set('hang'));
    const sentence = expect.stringMatching(/^the console of content is silent: no answer after \d+\.\d s\.$/);
    expect(await tiers.ask('pools', 'content')).toMatchObject({ kind: 'silent', sentence });
    tiers.close();
    await proxy.close();
  });

  test('a wrong password, and a login that the console does not let in, are a rejected login', async () => {
    for (const [address, said] of [
      [bouncer.console('watcher', 'guessing'), /password|SASL/],
      [bouncer.console('stranger'), /not allowed/],
    ] as const) {
      const tiers = await tiersWithConsole(url, address);
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
    const tiers = await tiersWithConsole(
      await readerUrl(full, ['connection_pool_config', 'connection_pool_metrics']),
      bouncer.console(),
    );
    expect(await poolsOf(tiers)).toMatchObject({ role: 'dbops_ro', rows: [{ pool_name: 'content_pool', active: 5 }] });
    tiers.close();
    await full.drop();
  });
});
