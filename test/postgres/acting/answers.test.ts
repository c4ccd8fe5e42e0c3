import { afterEach, expect, test } from 'vitest';
import { startProxy } from '../../support/proxy.ts';
import { until } from '../../support/until.ts';
import { operated } from './operated.ts';

const rested = `; update connection_pool_config set updated = now() - interval '1 hour'`;
let close: () => Promise<unknown> = async () => undefined;
afterEach(() => close());

async function behindProxy() {
  const made: { proxy?: Awaited<ReturnType<typeof startProxy>> } = {};
  const world = await operated({
    more: rested,
    way: async (url) => {
      made.proxy = await startProxy(url);
      return made.proxy.url;
    },
  });
  const { proxy } = made;
  if (!proxy) throw new Error('there is no proxy');
  close = () => Promise.all([world.close(), proxy.close()]);
  return { world, proxy };
}

const size = (world: Awaited<ReturnType<typeof operated>>) =>
  world.database.admin("select max_connections as max from connection_pool_config where pool_name = 'primary_pool'");

test('an answer that is lost is unknown, whenever the line breaks, and what was certainly not sent has failed', async () => {
  const { world, proxy } = await behindProxy();
  const outcomes = new Map<string, number>();
  for (let k = 1; k <= 40; k += 1) {
    await world.database.admin(
      "update connection_pool_config set max_connections = 50, updated = now() - interval '1 hour'",
    );
    const prepared = await world.acting.prepare('scale-pool', 'oltp', ['primary_pool', '60', '5', '50']);
    proxy.before(k, () => proxy.cut());
    const { outcome } = await world.acting.perform(prepared);
    const [row] = await size(world);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    if (outcome === 'failed') expect(row).toEqual({ max: 50 });
    if (outcome === 'done') break;
  }
  expect([...outcomes.keys()].sort()).toEqual(['done', 'failed', 'unknown']);
});

test('a change that was made while its answer was lost is unknown, and the verification says that it holds', async () => {
  const { world, proxy } = await behindProxy();
  await world.database.admin(`create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(3); return new; end $$;
    create trigger slow after update on connection_pool_config for each row execute function slow()`);
  const prepared = await world.acting.prepare('scale-pool', 'oltp', ['primary_pool', '60', '5', '50']);
  const performed = world.acting.perform(prepared);
  const atWork = `select from pg_stat_activity
    where usename = 'dbops_op' and wait_event = 'PgSleep' and datname = current_database()`;
  await until(
    () => world.database.admin(atWork),
    (rows) => rows.length > 0,
  );
  proxy.cut();
  expect(await performed).toMatchObject({ outcome: 'unknown', error: expect.stringContaining('it may have happened') });
  await until(
    () => world.acting.verify(prepared),
    (verified) => verified?.holds === true,
  );
});

test('a server that refuses has changed nothing, and says why', async () => {
  const world = await operated({ more: rested });
  close = world.close;
  const prepared = await world.acting.prepare('scale-pool', 'oltp', ['primary_pool', '60']);
  await world.database.admin('alter table connection_pool_config add check (max_connections < 55)');
  expect(await world.acting.perform(prepared)).toMatchObject({
    outcome: 'failed',
    error: expect.stringMatching(/^The server refused: .*check constraint.*\(23514\)/),
  });
});

test('a right that is missing is told before anybody decides', async () => {
  const world = await operated({ more: rested });
  close = world.close;
  await world.database.admin(
    'revoke update on connection_pool_config from dbops_op; revoke update (max_connections) on connection_pool_config from dbops_op',
  );
  await expect(world.acting.prepare('scale-pool', 'oltp', ['primary_pool', '60'])).rejects.toThrow(
    /dbops_op can't do `scale-pool` on oltp: permission denied .* `npm run roles tier` prints/,
  );
});

test('two looks at the same thing have the same hash, and any difference is another', async () => {
  const world = await operated({ more: rested });
  close = world.close;
  const hash = async (...words: string[]) => (await world.acting.prepare('scale-pool', 'oltp', words)).hash;
  const first = await hash('primary_pool', '60');
  expect(await hash('primary_pool', '60')).toBe(first);
  expect(await hash('primary_pool', '60', '5', '50')).toBe(first);
  const others = [
    await hash('primary_pool', '61'),
    await hash('primary_pool', '60', '6'),
    await hash('read_replica_pool', '40'),
  ];
  await world.database.admin("update connection_pool_config set updated = updated - interval '1 microsecond'");
  others.push(await hash('primary_pool', '60'));
  expect(new Set([first, ...others]).size).toBe(5);
});
