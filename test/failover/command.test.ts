import { expect, test } from 'vitest';
import { run } from '../../src/failover/command.ts';

const node = (script: string, ...args: string[]) => [process.execPath, '-e', script, ...args];
const plainly = { limitMs: 20_000, environment: { TIER: 'oltp-standby' } };

test('a program is run without a shell, with its own variables alone', async () => {
  const script = 'console.log(JSON.stringify([process.argv[1], Object.keys(process.env).sort(), process.env.TIER]))';
  const ran = await run(node(script, '$(id); echo "x" > /tmp/never'), plainly);
  expect(ran.outcome).toBe('done');
  expect(JSON.parse(ran.says)).toEqual(['$(id); echo "x" > /tmp/never', ['LANG', 'PATH', 'TIER'], 'oltp-standby']);
});

test('its end is the verdict, and the end of what it wrote is kept', async () => {
  const ran = await run(
    node(`process.stderr.write('x'.repeat(5000) + ' no quorum, ask ana@example.com'); process.exitCode = 3`),
    plainly,
  );
  expect(ran.outcome).toBe('failed');
  expect(ran.says).toMatch(/ended with 3\. x+ no quorum, ask .*$/);
  expect(ran.says).not.toContain('ana@example.com');
  expect(ran.says.length).toBeLessThan(2200);
});

test('past its time it is ended with all that it started, and nobody knows what it did', async () => {
  const script = `const { spawn } = require('node:child_process');
    const { pid } = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
    console.log(pid); setInterval(() => {}, 1000)`;
  const ran = await run(node(script), { ...plainly, limitMs: 1500 });
  expect(ran.outcome).toBe('unknown');
  expect(ran.says).toContain('was ended by SIGKILL');
  const pid = Number(/(\d+)$/.exec(ran.says)?.[1]);
  await expect.poll(() => isAlive(pid)).toBe(false);
});

test('what is no program failed, and nothing was done', async () => {
  expect(await run(['/nowhere/promote'], plainly)).toMatchObject({
    outcome: 'failed',
    says: expect.stringContaining('could not be started'),
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
