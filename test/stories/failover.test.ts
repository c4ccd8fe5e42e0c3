import { expect, test } from 'vitest';
import { instead, overlay } from '../support/overlay.ts';
import { startPair } from '../support/pair.ts';
import { promoting, withStandby } from '../support/promoting.ts';
import { until } from '../support/until.ts';
import { scene } from './scene.ts';

const { primary, standby, urls } = await startPair();
const { way, runs } = promoting(standby.url('postgres'));
const { ana, cem } = await scene({
  overlays: [overlay({ ...withStandby(way), 'actions/promote.sql': instead('holds-for: 60 s', 'holds-for: 1 s') })],
  variables: (all) => ({
    ...{ ...all, TIER_OLTP_ACTION_URL: '' },
    ...{ TIER_OLTP_URL: urls.primary, TIER_OLTP_STANDBY_URL: urls.standby },
  }),
});

test('a primary that is lost is failed over from through the runbook and by two, and its standby says itself that it leads', async () => {
  await ana.asks('/db open database-outage low oltp The host is gone');
  await ana.asks('/db start failover 1');
  expect(await ana.asks('/db promote oltp-standby')).toMatch(/through the steps of a runbook[\s\S]*\[ failover ]/);
  expect(await ana.asks('/db do 1 2.7 oltp-standby')).toContain(
    'it still hears from its primary, so the primary lives',
  );

  await primary.kill();
  const asked = await until(
    () => ana.asks('/db do 1 2.7 oltp-standby'),
    (told) => told.includes('needs a second person'),
  );
  expect(asked).toMatch(/oltp-standby becomes the primary\. It has received up to [\dA-F]+\/[\dA-F]+; .*lost for ever/);
  expect(await cem.reads(/PROMOTE ·[\s\S]*waits for a second person/)).toMatch(
    /fence: \S+ \S+fence.mjs\s+run: \S+ \S+promote.mjs/,
  );
  await ana.presses('Approve', /PROMOTE ·/);
  await ana.isTold(/You asked for this, so somebody else approves it/);
  expect(runs()).toBe('');
  const approves = async () => {
    await cem.presses('Approve', /PROMOTE ·/);
    return cem.isTold();
  };
  await until(approves, (told) => !told.includes('has to be so for 1 s'));
  expect(await cem.isTold(/Verified/)).toContain('it is a primary');

  expect(runs()).toBe('fence promote');
  expect(await standby.admin('create table written (); select pg_is_in_recovery() as standby')).toEqual([
    { standby: false },
  ]);
  await ana.reads(/PROMOTE · OLTP-STANDBY[\s\S]*done[\s\S]*The server said: fenced oltp; promoted oltp-standby/);
  expect(await ana.asks('/db ping oltp-standby')).toMatch(/in_recovery: no[\s\S]* of the primary /);
  const timeline = await ana.asks('/db timeline 1');
  expect(timeline).toMatch(/@ana asked for promote oltp-standby \(action 1\): .* It needs a second person\./);
  expect(timeline).toMatch(/@cem approved action 1\.[\s\S]*Action 1 is done[\s\S]*After action 1: it is a primary/);
  expect(await ana.asks('/db do 1 2.7 oltp-standby')).toContain('it is no standby');
});
