import { expect, test } from 'vitest';
import { instead, overlay } from '../support/overlay.ts';
import { scene } from './scene.ts';

/** Whoever approves has two seconds, so nothing has to be so for a minute before. */
const hasty = overlay({
  'actions/settings.yml': instead('decided_within: 10 min', 'decided_within: 2 s'),
  'actions/promote.sql': instead('holds-for: 60 s', 'holds-for: 1 s'),
});
const { ana, bo, oltp } = await scene({ overlays: [hasty] });

test('what nobody approves in time is void; asked for again it is looked at afresh', async () => {
  await oltp(`update connection_pool_config set updated = now() - interval '1 hour'`);
  const told = await ana.asks('/db scale-pool oltp read_replica_pool 40');
  expect(told).toContain('somebody else approves it in this room within 2 s');
  const [, action = ''] = /\/db approve (action\/[0-9a-f]+)/.exec(told) ?? [];
  await bo.reads(/void since \S+: nobody approved it within 2 s/);
  expect(await bo.asks(`/db approve ${action}`)).toContain('nobody approved it within 2 s');
  const [row] = await oltp(
    `select max_connections as max from connection_pool_config where pool_name = 'read_replica_pool'`,
  );
  expect(row).toEqual({ max: 30 });
  await oltp(`update connection_pool_config set max_connections = 32 where pool_name = 'read_replica_pool'`);
  await bo.presses('Ask for it again', /void since/);
  await bo.isTold(/needs a second person[\s\S]*may have 40 connections instead of 32/);
});
