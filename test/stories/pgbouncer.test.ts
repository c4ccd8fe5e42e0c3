import { afterAll, expect, test } from 'vitest';
import { askOnce } from '../../src/sandbox/postgres/ask.ts';
import { type PgBouncer, startPgBouncer, withPgBouncer } from '../support/pgbouncer.ts';
import { until } from '../support/until.ts';
import { scene } from './scene.ts';

withPgBouncer('an application that keeps no tables of its pools, behind a real PgBouncer', async () => {
  let bouncer: PgBouncer | undefined;
  const { ana, bo } = await scene({
    overlays: ['test/stories/config/console'],
    async variables(all) {
      await askOnce(all.OLTP_AS_SUPERUSER ?? '', 'drop table connection_pool_metrics, connection_pool_config cascade');
      bouncer = await startPgBouncer(all.OLTP_AS_APPLICATION ?? '');
      return { ...all, TIER_OLTP_CONSOLE_URL: bouncer.console() };
    },
  });
  afterAll(() => bouncer?.stop());

  test('a pool that runs short is paged, asked and seen to recover, all from its console', async () => {
    expect(await bo.asks('/db doctor')).toMatch(/oltp, console {2}answers watcher, who may only look, PgBouncer 1/);
    const leave = await bouncer?.crowd(14);
    expect(await ana.isPaged()).toMatch(/CRITICAL · INCIDENT 1: A POOL IS MORE THAN 90 % IN USE: APP\//);
    await ana.reads(/1\. See which pools are short · failed/);
    expect(await bo.asks('/db status')).toMatch(
      /🔴 critical oltp since \S+: pools: oltp app\/app_user: pending 12, usage_pct 100\.00, rule row\.pending > 10\.0 \|\| row\.usage_pct > 95\.0/,
    );
    expect(await bo.asks('/db pools oltp')).toMatch(/as watcher of the server PgBouncer 1/);
    await leave?.();
    await until(
      () => bo.asks('/db timeline 1'),
      (timeline) => /The limit no longer holds: usage_pct of app\/\w+, oltp is at 0 %/.test(timeline),
    );
  });

  test('a tier that names no console says what would help', async () => {
    expect(await bo.asks('/db pools content')).toContain(
      'or the console of a PgBouncer, which a line console: of the tier in config/tiers.yml would name',
    );
  });
});
