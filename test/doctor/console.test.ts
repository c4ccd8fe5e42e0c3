import { expect, inject, onTestFinished, test } from 'vitest';
import { consoleFindings } from '../../src/doctor/console.ts';
import { probeConsole } from '../../src/postgres/console-login.ts';
import { startPgBouncer, withPgBouncer } from '../support/pgbouncer.ts';

const findings = (url: string | undefined) =>
  consoleFindings('content', { console: async (tier) => (url === undefined ? undefined : probeConsole(tier, url)) });

test('a tier without a console is told nothing of one, and one that does not answer is broken', async () => {
  expect(await findings(undefined)).toEqual([]);
  const says = 'the console of content refuses connections: nobody listens at its address.';
  expect(await findings('postgres://watcher:looking@127.0.0.1:1/pgbouncer')).toEqual([
    { what: 'content, console', state: 'broken', says },
  ]);
});

withPgBouncer('the doctor at the console of a real PgBouncer', () => {
  test('a login that may only look is well, and one that could pause and end is warned of', async () => {
    const bouncer = await startPgBouncer(`${inject('cluster')}postgres`);
    onTestFinished(bouncer.stop);
    expect(await findings(bouncer.console())).toMatchObject([
      { state: 'ok', says: expect.stringMatching(/^answers watcher, who may only look, PgBouncer 1\.\d+/) },
    ]);
    expect(await findings(bouncer.console('boss'))).toMatchObject([
      { state: 'warning', says: expect.stringContaining('boss may pause and end every connection there') },
    ]);
    expect(await findings(bouncer.console('stranger'))).toMatchObject([
      { state: 'broken', says: 'the console of content rejects the login: not allowed.' },
    ]);
  });
});
