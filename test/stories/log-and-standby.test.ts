import { afterAll, expect, test } from 'vitest';
import { until } from '../support/until.ts';
import { scene } from './scene.ts';
import { session } from './session.ts';

const { ana, bo, oltp, application } = await scene();

test('a slot that nobody reads any more keeps the log, and the rest of the log is told beside it', async () => {
  const slot = `left_behind_${process.pid}`;
  afterAll(() => oltp(`select pg_drop_replication_slot('${slot}')`));
  await oltp(`select pg_create_physical_replication_slot('${slot}', true)`);
  const slots = await ana.asks('/db slots oltp');
  expect(slots).toMatch(/WARNING[\s\S]*active no/);
  expect(slots).toContain(slot);
  const wal = await ana.asks('/db wal oltp');
  expect(wal).toMatch(/lsn[\s\S]*wal_dir[\s\S]*[KMG]iB/);
});

test('without a standby and without an archive OLTP is not safe, which no lag of zero hides', async () => {
  expect(await ana.asks('/db replication oltp')).toMatch(/CRITICAL\ncritical: kind no standby/);
  expect(await ana.asks('/db archiver oltp')).toMatch(/CRITICAL\ncritical: archive_mode off/);
  // A primary has nothing to tell about its own replay.
  expect(await ana.asks('/db standby oltp')).toMatch(/UNKNOWN\nunknown: in_recovery no/);
});

test('a checkpoint that somebody forced is counted, and who reads and writes is told by kind', async () => {
  const asked = () => bo.asks('/db checkpoints oltp');
  const requested = (answer: string) => Number(/requested: (\d+)/.exec(answer)?.[1]);
  const before = requested(await asked());
  await oltp('checkpoint');
  // The checkpointer tells whoever waits first, and counts after that.
  await until(asked, (answer) => requested(answer) > before);
  expect(await bo.asks('/db io oltp')).toMatch(/client backend +normal +\d+ +\d+/);
});

test('a transaction that was prepared and forgotten is found, also by what it holds back', async () => {
  const shop = await session(application, 'shop');
  await shop.says(
    "begin; update leads set name = 'Somebody' where email = 'lead1@example.com'; prepare transaction 'half done'",
  );
  afterAll(() => oltp("rollback prepared 'half done'"));
  expect(await ana.asks('/db prepared oltp')).toMatch(/half done[\s\S]*app_user/);
  expect(await ana.asks('/db xmin oltp')).toMatch(/prepared[\s\S]*half done/);
});
