import { afterAll, beforeEach, expect, test } from 'vitest';
import { patroniPerform, patroniPlan } from '../../src/failover/patroni.ts';
import { type PatroniCluster, startPatroni } from './patroni-server.ts';

const cluster: PatroniCluster = { members: [], told: [], answer: { status: 200, text: '' } };
const server = await startPatroni(cluster);
afterAll(() => server.close());
const standby = { url: server.url.replace('//', '//ana:se%20cret@'), member: 'pg2' };

beforeEach(() => {
  cluster.members = [
    { name: 'pg1', role: 'leader', state: 'stopped' },
    { name: 'pg2', role: 'replica', state: 'streaming', lag: 0 },
  ];
  cluster.told = [];
  cluster.answer = { status: 200, text: 'Successfully failed over to "pg2"' };
});

test('a dead leader is failed over from, to the member that the settings name', async () => {
  expect(await patroniPlan('failover', standby)).toBe(`POST ${server.url}/failover {"candidate":"pg2"}`);
  expect(await patroniPerform('failover', standby, 5000)).toEqual({
    ...{ outcome: 'done', notices: [] },
    rows: [{ patroni: 'Successfully failed over to "pg2"' }],
  });
  const authorization = `Basic ${Buffer.from('ana:se cret').toString('base64')}`;
  expect(cluster.told).toEqual([{ path: 'POST /failover', body: '{"candidate":"pg2"}', authorization }]);
});

test('a leader that lives is switched over, never failed over from', async () => {
  cluster.members = [
    { name: 'pg1', role: 'leader', state: 'running' },
    { name: 'pg2', role: 'sync_standby', state: 'streaming', lag: 0 },
  ];
  await expect(patroniPlan('failover', standby)).rejects.toThrow('pg1 leads and runs. A leader that lives is switched');
  expect(await patroniPerform('failover', standby, 5000)).toMatchObject({ outcome: 'failed' });
  expect(cluster.told).toEqual([]);
  await patroniPerform('switchover', standby, 5000);
  expect(cluster.told[0]).toMatchObject({ path: 'POST /switchover', body: '{"leader":"pg1","candidate":"pg2"}' });
});

test.each([
  ['no leader runs', 'switchover', 'pg2', 'streaming'],
  ['it knows no member "pg3", only pg1, pg2', 'failover', 'pg3', 'streaming'],
  ['pg2 is start failed', 'failover', 'pg2', 'start failed'],
] as const)('%s', async (why, kind, member, state) => {
  cluster.members = cluster.members.map((one) => (one.name === 'pg2' ? { ...one, state } : one));
  await expect(patroniPlan(kind, { ...standby, member })).rejects.toThrow(`Patroni would not do it: ${why}`);
});

test.each([
  [412, 'no good candidates have been found', 'failed'],
  [503, 'Failover failed', 'failed'],
  [503, 'Failover status unknown', 'unknown'],
  [504, 'upstream request timeout', 'unknown'],
] as const)('%i %s is %s', async (status, text, outcome) => {
  cluster.answer = { status, text };
  expect(await patroniPerform('failover', standby, 5000)).toEqual({
    outcome,
    error: `Patroni said ${status}: ${text}.`,
  });
});

test('a lost answer is unknown; nobody listening is not', async () => {
  cluster.answer = 'lost';
  expect(await patroniPerform('failover', standby, 5000)).toMatchObject({ outcome: 'unknown' });
  expect(cluster.told).toHaveLength(1);
  const nobody = { ...standby, url: 'http://127.0.0.1:9' };
  await expect(patroniPlan('failover', nobody)).rejects.toThrow('Patroni does not say how its cluster is');
  expect(await patroniPerform('failover', nobody, 5000)).toMatchObject({ outcome: 'failed' });
});
