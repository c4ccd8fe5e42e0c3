import { afterAll, expect, test } from 'vitest';
import { type PatroniCluster, startPatroni } from '../failover/patroni-server.ts';
import { overlay } from '../support/overlay.ts';
import { startPair, switchOver } from '../support/pair.ts';
import { withStandby } from '../support/promoting.ts';
import { until } from '../support/until.ts';
import { scene } from './scene.ts';

const { primary, standby, urls } = await startPair();
const cluster: PatroniCluster = {
  members: [
    { name: 'pg1', role: 'leader', state: 'running' },
    { name: 'pg2', role: 'replica', state: 'streaming', lag: 0 },
  ],
  told: [],
  answer: async () => {
    await switchOver(primary, standby);
    return { status: 200, text: 'Successfully switched over to "pg2"' };
  },
};
const patroni = await startPatroni(cluster);
afterAll(patroni.close);
const { ana, bo } = await scene({
  overlays: [overlay(withStandby({ adapter: 'patroni', member: 'pg2', url: 'PATRONI_OLTP_URL' }))],
  variables: (all) => ({
    ...{ ...all, PATRONI_OLTP_URL: patroni.url, TIER_OLTP_ACTION_URL: '' },
    ...{ TIER_OLTP_URL: urls.primary, TIER_OLTP_STANDBY_URL: urls.standby },
  }),
});

test('a primary that lives changes places with its standby through the runbook and by two, and nothing is lost', async () => {
  await ana.asks('/db open performance-degradation low oltp The disk of its host has bad blocks');
  await ana.asks('/db start failover 1');
  expect(await ana.asks('/db switchover oltp-standby')).toMatch(/through the steps of a runbook[\s\S]*\[ failover ]/);
  expect(await ana.asks('/db do 1 2.8 oltp')).toContain('it is no standby');
  await primary.admin('create table paid (amount int); insert into paid values (12)');
  await until(
    () => standby.admin(`select from pg_class where relname = 'paid'`),
    (rows) => rows.length === 1,
  );
  // A standby that is asked just when it has received and not yet replayed may be told to be behind.
  await until(
    () => ana.asks('/db do 1 2.8 oltp-standby'),
    (told) => told.includes('oltp-standby becomes the primary, and the one that is'),
  );
  expect(await bo.reads(/SWITCHOVER ·[\s\S]*waits for a second person/)).toContain(
    `POST ${patroni.url}/switchover {"leader":"pg1","candidate":"pg2"}`,
  );
  expect(cluster.told).toEqual([]);
  await bo.presses('Approve', /SWITCHOVER ·/);
  expect(await bo.isTold(/Verified/)).toContain('it is a primary');

  expect(cluster.told.map(({ path }) => path)).toEqual(['POST /switchover']);
  expect(await standby.admin('insert into paid values (7); select sum(amount)::int from paid')).toEqual([{ sum: 19 }]);
  expect(await ana.asks('/db ping oltp-standby')).toMatch(/in_recovery: no[\s\S]* of the primary /);
  expect(await ana.asks('/db standby oltp')).toMatch(/in_recovery: yes[\s\S]*receiver: streaming/);
  expect(await ana.asks('/db timeline 1')).toMatch(
    /@bo approved action 1\.[\s\S]*Action 1 is done, 1 row[\s\S]*After action 1: it is a primary/,
  );
});
