import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startCluster } from '../../../src/sandbox/postgres/cluster.ts';
import { copyInReach } from '../../../src/sandbox/postgres/copy.ts';
import { canReach } from '../../../src/sandbox/postgres/reach.ts';

const stranger = { uid: 54_321, gid: 54_321 };

test('an account reaches a folder only if it may enter every folder above it', () => {
  const above = temporaryFolder();
  mkdirSync(join(above, 'inner'));
  chmodSync(above, 0o755);
  expect(canReach(join(above, 'inner'), stranger)).toBe(true);
  chmodSync(above, 0o700);
  expect(canReach(join(above, 'inner'), stranger)).toBe(false);
  expect(canReach(join(above, 'inner'), undefined)).toBe(true);
});

test('the binaries of a project that Postgres may not read are copied, once, to where it may', () => {
  const above = temporaryFolder();
  const native = join(above, 'native');
  mkdirSync(join(native, 'bin'), { recursive: true });
  writeFileSync(join(above, 'package.json'), '{}');
  writeFileSync(join(native, 'bin', 'postgres'), 'a program');

  const copy = copyInReach(native);
  onTestFinished(() => rmSync(join(copy, '..'), { recursive: true }));

  expect(canReach(join(copy, 'bin'), stranger)).toBe(true);
  expect(statSync(join(copy, 'bin', 'postgres')).size).toBe(9);
  expect(copyInReach(native)).toBe(copy);
});

test.skipIf(process.getuid?.() !== 0)(
  'a cluster asked for in a folder closed to Postgres lives elsewhere',
  async () => {
    const closed = temporaryFolder();
    const cluster = await startCluster({ dir: join(closed, 'cluster'), durable: false });
    onTestFinished(async () => {
      await cluster.stop();
      rmSync(cluster.dir, { recursive: true });
    });
    expect(cluster.dir.startsWith(closed)).toBe(false);
    expect(await cluster.admin('select 1 as answer')).toEqual([{ answer: 1 }]);
  },
);

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rookery-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
