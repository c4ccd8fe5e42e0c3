import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { root } from '../../src/root.ts';
import { built } from '../support/build.ts';

beforeAll(built);

test('the demo tells its whole story, and ends 0 because all of it happened', { timeout: 180_000 }, async () => {
  const demo = spawn('node', [fileURLToPath(new URL('dist/src/sandbox/demo/main.js', root))], {
    cwd: fileURLToPath(root),
  });
  const [told, wrong, [code]] = await Promise.all([text(demo.stdout), text(demo.stderr), once(demo, 'exit')]);
  expect(wrong).toBe('');
  expect(told).toContain('All of it happened.');
  expect(code).toBe(0);
});
