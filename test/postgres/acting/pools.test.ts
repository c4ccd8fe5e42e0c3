import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { operated } from './operated.ts';

const reset = (shape: string) =>
  shape === 'seed'
    ? "update connection_pool_config set max_connections = 50, min_connections = 5 where pool_name = 'primary_pool'"
    : `update connection_pool_config set max_connections = 50, min_connections = 5,
       ${shape === 'at' ? 'updated_at' : 'updated'} = now() - interval '1 hour' where pool_name = 'primary_pool'`;

const unlisted = `insert into connection_pool_config (tier, pool_name, min_connections, max_connections)
  select 'oltp', 'unlisted_pool', 1, 20
  where not exists (select from connection_pool_config where pool_name = 'unlisted_pool')`;

describe.each(['guides', 'at', 'seed'] as const)('on the %s shape', (shape) => {
  let world: Awaited<ReturnType<typeof operated>>;
  beforeAll(async () => {
    world = await operated({ shape });
  });
  beforeEach(() => world.database.admin(reset(shape)));
  afterAll(() => world.close());

  test('a pool gets the size that was asked for, and the row says so', async () => {
    const prepared = await world.acting.prepare('scale-pool', 'oltp', ['primary_pool', '60']);
    expect(prepared).toMatchObject({
      effect: 'primary_pool of oltp may have 60 connections instead of 50, and keeps at least 5 open.',
      arguments: ['primary_pool', '60', '5', '50'],
      approval: 'two-person',
      because: 'it is an emergency, or not what the pooling strategy advises now',
    });
    const performed = await world.acting.perform(prepared);
    expect(performed).toMatchObject({ outcome: 'done', rows: [{ pool_name: 'primary_pool', max_connections: 60 }] });
    expect(await world.acting.verify(prepared)).toMatchObject({
      holds: true,
      why: expect.stringMatching(/^the row has the new size;/),
    });
  });

  test('a rehearsal counts the rows, lists the locks and leaves no trace', async () => {
    const prepared = await world.acting.prepare('scale-pool', 'oltp', ['primary_pool', '60']);
    const impact = await world.acting.impact(prepared);
    expect(impact.rows).toBe(1);
    expect(impact.locks).toEqual(['RowExclusiveLock on connection_pool_config']);
    expect(impact.plan.join('\n')).toMatch(/Update on connection_pool_config/);
    const rows = await world.database.admin(
      "select max_connections from connection_pool_config where pool_name = 'primary_pool'",
    );
    expect(rows).toEqual([{ max_connections: 50 }]);
  });

  test('whoever pressed too late changes nothing, and hears what it is now', async () => {
    const prepared = await world.acting.prepare('scale-pool', 'oltp', ['primary_pool', '60']);
    await world.database.admin(
      "update connection_pool_config set max_connections = 55 where pool_name = 'primary_pool'",
    );
    expect(await world.acting.perform(prepared)).toMatchObject({
      outcome: 'gone',
      why: expect.stringContaining('max_conn was 50 when it was looked at and is 55 now'),
    });
  });

  test.each([
    ['primary_pool', '101', 'half to double its standard|over the cap'],
    ['primary_pool', '20', 'half to double its standard'],
    ['primary_pool', '50', 'it has this size already'],
    ['unlisted_pool', '20', 'config/tiers.yml names no standard for it'],
    ['secret_pool', '50', 'this tier has no active pool of that name'],
    ['primary_pool', 'many', 'takes max as a whole number of at most nine digits; "many" is not one'],
    ['primary_pool', '', 'leave it as it is|needs max'],
  ])('%s does not get a size of %s', async (pool, size, why) => {
    await world.database.admin(`${unlisted}; ${reset(shape).replace('primary_pool', 'unlisted_pool')}`);
    if (size === '') await world.database.admin('delete from connection_pool_metrics');
    await expect(world.acting.prepare('scale-pool', 'oltp', [pool, size])).rejects.toThrow(new RegExp(why));
  });

  test.skipIf(shape === 'seed')('a pool that was changed less than ten minutes ago rests', async () => {
    const prepared = await world.acting.prepare('scale-pool', 'oltp', ['primary_pool', '60']);
    expect((await world.acting.perform(prepared)).outcome).toBe('done');
    await expect(world.acting.prepare('scale-pool', 'oltp', ['primary_pool', '70'])).rejects.toThrow(
      /less than ten minutes ago \(changed_s \d+\)/,
    );
  });
});

test('without an address for actions nothing can be changed', async () => {
  const world = await operated({ over: { tiers: [{ name: 'oltp', actionUrl: undefined }] } });
  await world.database.admin(reset('guides'));
  await expect(world.acting.prepare('scale-pool', 'oltp', ['primary_pool', '60'])).rejects.toThrow(
    'Nothing can be changed on oltp',
  );
  await world.close();
});
