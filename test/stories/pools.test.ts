import { afterAll, expect, test } from 'vitest';
import { startProxy } from '../support/proxy.ts';
import { until } from '../support/until.ts';
import { scene } from './scene.ts';

const way: { proxy?: Awaited<ReturnType<typeof startProxy>> } = {};
const { ana, bo, cem, eli, oltp } = await scene({
  variables: async (all) => {
    way.proxy = await startProxy(all.TIER_OLTP_ACTION_URL ?? '');
    return { ...all, TIER_OLTP_ACTION_URL: way.proxy.url };
  },
});
afterAll(() => way.proxy?.close());

const rested = () => oltp(`update connection_pool_config set updated = now() - interval '1 hour'`);
const size = async (pool: string) =>
  (await oltp(`select max_connections as max from connection_pool_config where pool_name = '${pool}'`))[0]?.max;

await oltp(`delete from connection_pool_metrics m using connection_pool_config c
    where c.id = m.pool_config_id and c.pool_name = 'primary_pool' and collected_at > now() - interval '10 minutes';
  insert into connection_pool_metrics (pool_config_id, active_connections, idle_connections, pending_acquires,
      connection_usage_rate, collected_at)
    select id, 46, 0, 7, 92, now() - n * interval '40 seconds' from connection_pool_config, generate_series(0, 7) n
    where pool_name = 'primary_pool'`);
await rested();

test('a pool that is short for five minutes should grow, and one person gives it what the strategy advises', async () => {
  expect(await ana.asks('/db pools oltp')).toMatch(/WARNING[\s\S]*oltp primary_pool: pending 7, usage_pct 92\.00/);
  expect(await ana.asks('/db pool-history oltp 10min')).toMatch(/primary_pool .* 92\.00 +46 +7 /);
  const advice = await ana.asks('/db pool-advice oltp');
  expect(advice).toMatch(/WARNING[\s\S]*primary_pool +scale_up +5 +50 +51 +63 /);

  expect(await ana.asks('/db scale-pool oltp primary_pool')).toContain('may have 63 connections instead of 50');
  await ana.presses('scale-pool oltp primary_pool', /instead of 50/);
  expect(await ana.isTold(/Verified/)).toContain('the row has the new size');
  expect(await ana.asks('/db pool oltp primry_pool')).toContain('did you mean primary_pool?');
  expect(await ana.asks('/db pool oltp primary_pool')).toMatch(/max_conn: 63/);
  expect(await ana.asks('/db scale-pool oltp primary_pool 70')).toContain('it was changed less than ten minutes ago');
  expect(await ana.asks('/db weekly oltp')).toContain('use of the pools');
});

/** Ana wants another size than the strategy advises, which takes two; tells how the request is named. */
async function anaWants(connections: number): Promise<{ action: string; request: RegExp }> {
  await rested();
  const told = await ana.asks(`/db scale-pool oltp read_replica_pool ${connections}`);
  expect(told).toContain('needs a second person: it is an emergency, or not what the pooling strategy advises now');
  const [, action = ''] = /\/db approve (action\/[0-9a-f]+)/.exec(told) ?? [];
  return { action, request: new RegExp(`may have ${connections} connections[\\s\\S]*waits for a second person`) };
}

test('bo says no and why: nothing happens, and ana reads it', async () => {
  const { request } = await anaWants(40);
  await bo.reads(request);
  await bo.presses('Reject', request);
  await bo.writes('The import ends in five minutes anyway');
  await bo.isTold(/^Rejected: nothing is done\./);
  await ana.reads(/rejected by @bo at \S+: The import ends in five minutes anyway/);
  expect(await size('read_replica_pool')).toBe(30);
});

test('nobody else answers: whoever may breaks the glass, and everybody is told', async () => {
  const { action } = await anaWants(45);
  expect(await cem.asks(`/db break-glass ${action} I am alone`)).toContain(
    'is not for you: your role here is operator',
  );
  expect(await ana.asks(`/db break-glass ${action} Nobody answers, and the replicas are short`)).toMatch(/done at/);
  await eli.reads(/Break-glass: @ana does .* without a second person: Nobody answers, and the replicas are short/);
  await eli.reads(/alone: Nobody answers, and the replicas are short/);
  expect(await size('read_replica_pool')).toBe(45);
});

test('what somebody else changed in that very moment stays as it is, and that is an answer like any other', async () => {
  const { request } = await anaWants(36);
  way.proxy?.before(1, async () => {
    await oltp(`update connection_pool_config set max_connections = 44 where pool_name = 'read_replica_pool'`);
  });
  await bo.presses('Approve', request);
  expect(await bo.isTold(/nothing changed/)).toMatch(/max_conn was 45 when it was looked at and is 44 now/);
  await ana.reads(/may have 36 connections[\s\S]*nothing changed/);
  expect(await size('read_replica_pool')).toBe(44);
});

test('an answer that is lost is looked at by a person, who says what came of it, and nothing is done twice', async () => {
  const { request } = await anaWants(50);
  await oltp(`create function slowly() returns trigger language plpgsql as $$ begin perform pg_sleep(3); return new; end $$;
    create trigger slowly after update on connection_pool_config for each row execute function slowly()`);
  await bo.presses('Approve', request);
  const atWork = `select from pg_stat_activity where usename = 'dbops_op' and wait_event = 'PgSleep' and datname = current_database()`;
  await until(
    () => oltp(atWork),
    (rows) => rows.length > 0,
  );
  way.proxy?.cut();
  await bo.isTold(/nobody knows whether it happened/);
  // It sleeps before it commits: only when its session is gone, nothing comes any more.
  await until(
    () => oltp(`select from pg_stat_activity where usename = 'dbops_op' and datname = current_database()`),
    (rows) => rows.length === 0,
  );
  const became = await size('read_replica_pool');
  await bo.presses(became === 50 ? 'It was done' : 'It was not done', /may have 50 connections/);
  await bo.isTold(/^Recorded: it was/);
  await ana.reads(/may have 50 connections[\s\S]*says @bo/);
  expect(await size('read_replica_pool')).toBe(became);
});
