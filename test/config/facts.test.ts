import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { root } from './settings.ts';

const config = loadConfig(root);
const minutes = (ms: number | undefined) => (ms ?? 0) / 60_000;

test('the five incident types have the response times of the operations hub', () => {
  expect(config.incidentTypes.map(({ name, respondWithinMs }) => [name, minutes(respondWithinMs)])).toEqual([
    ['database-outage', 5],
    ['connection-pool-exhaustion', 10],
    ['performance-degradation', 30],
    ['data-integrity', 15],
    ['security-breach', 5],
  ]);
});

test('the four severities have the response times of the operations hub', () => {
  expect(config.severities.map(({ name, respondWithinMs }) => [name, minutes(respondWithinMs)])).toEqual([
    ['critical', 5],
    ['high', 15],
    ['medium', 60],
    ['low', 240],
  ]);
});

test('the eight standard pools have the sizes of the pooling strategy, and none may pass its tier', () => {
  const pools = config.tiers.flatMap((tier) =>
    tier.pools.map((pool) => [tier.name, pool.name, pool.min, pool.max, tier.poolCap]),
  );
  expect(pools).toEqual([
    ['oltp', 'primary_pool', 5, 50, 80],
    ['oltp', 'read_replica_pool', 3, 30, 80],
    ['content', 'content_pool', 3, 25, 40],
    ['content', 'archival_pool', 1, 10, 40],
    ['queue', 'queue_pool', 5, 40, 60],
    ['queue', 'worker_pool', 2, 20, 60],
    ['olap', 'analytics_pool', 3, 15, 40],
    ['olap', 'reporting_pool', 2, 25, 40],
  ]);
});

test('the three checklists come every day at nine, one and five', () => {
  expect(config.schedules.map(({ runbook, at, days }) => [runbook, at, days.length])).toEqual([
    ['morning-health-check', '09:00', 7],
    ['midday-performance-review', '13:00', 7],
    ['end-of-day-review', '17:00', 7],
  ]);
});

test('a breach goes to the Security Team and then to Legal, damaged data also to the Product Owner', () => {
  const climb = (path: string | undefined) =>
    config.paths.find(({ name }) => name === path)?.levels.flatMap(({ page }) => page);
  const pathOf = (type: string) => config.incidentTypes.find(({ name }) => name === type)?.path;
  expect(climb(pathOf('security-breach'))).toEqual(['security-team', 'legal']);
  expect(climb(pathOf('data-integrity'))).toEqual(['database-lead', 'product-owner']);
});

test('the limits open what they should', () => {
  expect(config.limits.map(({ name, opens, severity, samples }) => [name, opens, severity, samples])).toEqual([
    ['long-query', 'performance-degradation', 'high', 2],
    ['pool-usage', 'connection-pool-exhaustion', 'critical', 2],
    ['queue-backlog', 'performance-degradation', 'high', 2],
    ['storage-growth', 'performance-degradation', 'medium', 2],
    ['queue-switched-off', 'performance-degradation', 'low', 2],
  ]);
});
