import { expect, test } from 'vitest';
import { scene } from './scene.ts';

const { ana, bo, oltp } = await scene({ overlays: ['test/stories/config/hasty'] });

test('what nobody approves in time is void; asked for again it is looked at afresh', async () => {
  await oltp(`update connection_pool_config set updated = now() - interval '1 hour'`);
  const told = await ana.asks('/db scale-pool oltp read_replica_pool 40');
  expect(told).toContain('Somebody else approves it in this room within 2 s');
  const [, action = ''] = /\/db approve (action\/[0-9a-f]+)/.exec(told) ?? [];
  await bo.reads(/void since \S+: nobody approved it within 2 s/);
  expect(await bo.asks(`/db approve ${action}`)).toContain('nobody approved it within 2 s');
  const [row] = await oltp(
    `select max_connections as max from connection_pool_config where pool_name = 'read_replica_pool'`,
  );
  expect(row).toEqual({ max: 30 });
  await bo.presses('Ask for it again', /void since/);
  await bo.isTold(/may have 40 connections instead of 30[\s\S]*needs a second person/);
});
