import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, onTestFinished, test } from 'vitest';
import { isAlive } from '../../../src/sandbox/postgres/stale.ts';
import { built } from '../../support/build.ts';

const guard = new URL('../../../dist/src/sandbox/postgres/guard.js', import.meta.url);

beforeAll(built);

// A process that guards a `sleep` of its own, as the launcher guards the postmaster, and prints the sleep's number.
const guarding = `
  import { spawn } from 'node:child_process';
  import { endWithParent } from '${fileURLToPath(guard)}';
  const asleep = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' });
  asleep.unref();
  endWithParent(asleep.pid, new Promise(() => {}), process.argv[2]);
  console.log(asleep.pid);
  setTimeout(() => {}, process.argv[1] === 'exit' ? 50 : 600000);
`;

test.each(['SIGKILL', 'SIGTERM', 'exit'] as const)(
  'a parent that ends by %s takes along what it guards',
  async (way) => {
    const folder = mkdtempSync(join(tmpdir(), 'rookery-test-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const parent = spawn(process.execPath, ['--input-type=module', '-e', guarding, way, folder]);
    onTestFinished(() => void parent.kill('SIGKILL'));
    const [line] = await once(createInterface({ input: parent.stdout }), 'line');
    if (way !== 'exit') parent.kill(way);
    while (isAlive(Number(line))) await wait(20);
    while (existsSync(folder)) await wait(20);
  },
);
