import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { accountForPostgres } from '../../../src/sandbox/postgres/account.ts';
import { startCluster } from '../../../src/sandbox/postgres/cluster.ts';

test('a postmaster.pid whose number belongs to another program does not block the start', async () => {
  const dir = temporaryFolder();
  const first = await startCluster({ dir, durable: false });
  await first.stop();
  const stranger = spawn('sleep', ['600'], { ...accountForPostgres() });
  onTestFinished(() => void stranger.kill());
  writeFileSync(join(first.dir, 'data', 'postmaster.pid'), `${stranger.pid}\n${join(first.dir, 'data')}\n`);

  const second = await startCluster({ dir, durable: false });

  onTestFinished(second.stop);
  expect(await second.admin('select 1 as answer')).toEqual([{ answer: 1 }]);
  expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
});

test('a Postgres that an earlier run left on the folder is ended, and its data are found', async () => {
  const dir = temporaryFolder();
  const left = await startCluster({ dir });
  await left.admin('create table letters as select 7 as id');

  const next = await startCluster({ dir });

  onTestFinished(next.stop);
  expect(await next.admin('select id from letters')).toEqual([{ id: 7 }]);
  await expect(left.admin('select 1')).rejects.toThrow();
});

function temporaryFolder(): string {
  const above = mkdtempSync(join(tmpdir(), 'rookery-test-'));
  chmodSync(above, 0o755);
  onTestFinished(() => rmSync(above, { recursive: true, force: true }));
  return join(above, 'cluster');
}
